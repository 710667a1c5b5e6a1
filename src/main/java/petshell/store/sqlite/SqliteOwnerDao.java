package petshell.store.sqlite;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import petshell.store.Owner;
import petshell.store.OwnerDao;

/** Asks for users; of long texts, see {@link SqliteBoundedValue}, the beginnings. */
interface SqliteOwnerDao extends OwnerDao {

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
    return ownersByEmail(prefix, SqlitePrefixDao.end(prefix), limit);
  }

  /** See {@link #ownersByEmail(String, int)}. */
  @SqlQuery(
      """
      SELECT <owner> FROM "User"
      WHERE "User"."email" >= :prefix AND "User"."email" < :end
      ORDER BY "User"."email" LIMIT :limit
      """)
  @RegisterConstructorMapper(Owner.class)
  List<Owner> ownersByEmail(String prefix, String end, int limit);

  @Override
  default List<Owner> ownersById(String prefix, int limit) {
    return ownersById(prefix, SqlitePrefixDao.end(prefix), limit);
  }

  /** See {@link #ownersById(String, int)}. */
  @SqlQuery(
      """
      SELECT <owner> FROM "User" WHERE "User"."id" >= :prefix AND "User"."id" < :end
      ORDER BY "User"."id" LIMIT :limit
      """)
  @RegisterConstructorMapper(Owner.class)
  List<Owner> ownersById(String prefix, String end, int limit);
}
