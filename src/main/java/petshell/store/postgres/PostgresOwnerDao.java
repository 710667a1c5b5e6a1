package petshell.store.postgres;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import petshell.store.Owner;
import petshell.store.OwnerDao;

/** Asks for users; of long texts, see {@link PostgresBoundedValue}, the beginnings. */
interface PostgresOwnerDao extends OwnerDao {
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

  @SqlQuery(
      """
      SELECT <owner> FROM "User" WHERE starts_with("User"."email" COLLATE "C", :prefix)
      ORDER BY "User"."email" LIMIT :limit
      """)
  @RegisterConstructorMapper(Owner.class)
  @Override
  List<Owner> ownersByEmail(String prefix, String end, int limit);

  @SqlQuery(
      """
      SELECT <owner> FROM "User" WHERE starts_with("User"."id" COLLATE "C", :prefix)
      ORDER BY "User"."id" LIMIT :limit
      """)
  @RegisterConstructorMapper(Owner.class)
  @Override
  List<Owner> ownersById(String prefix, String end, int limit);
}
