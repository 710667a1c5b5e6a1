package petshell.store.postgres;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import petshell.store.Owner;
import petshell.store.OwnerDao;

/** Asks for users; of long texts, see {@link PostgresBoundedValue}, the beginnings. */
interface PostgresOwnerDao extends OwnerDao, SqlObject {
  @SqlQuery(
      """
      SELECT <owner> FROM "User" WHERE "User"."id" = :id
      """)
  @RegisterConstructorMapper(Owner.class)
  @Override
  Optional<Owner> owner(String id);

  @SqlQuery(
      """
      SELECT <owner> FROM "User" WHERE "User"."id" = :idOrEmail OR "User"."email" = :idOrEmail
      """)
  @RegisterConstructorMapper(Owner.class)
  @Override
  List<Owner> owners(String idOrEmail);

  @Override
  default List<Owner> ownersByEmail(String prefix, int limit) {
    return withPrefix("email", prefix, limit);
  }

  @Override
  default List<Owner> ownersById(String prefix, int limit) {
    return withPrefix("id", prefix, limit);
  }

  private List<Owner> withPrefix(String column, String prefix, int limit) {
    PostgresPrefix texts = PostgresPrefix.of(getHandle(), "\"User\"", column, prefix);
    return texts
        .bind(
            getHandle()
                .createQuery(
                    "SELECT <owner> FROM \"User\" WHERE "
                        + texts.condition()
                        + " ORDER BY "
                        + texts.column()
                        + " LIMIT :limit"))
        .bind("limit", limit)
        .map(ConstructorMapper.of(Owner.class))
        .list();
  }
}
