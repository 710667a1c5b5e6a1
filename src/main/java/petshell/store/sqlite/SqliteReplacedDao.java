package petshell.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import petshell.store.RawValue;
import petshell.store.ReplacedDao;
import petshell.store.StoredTime;
import petshell.store.StoredTraits;
import petshell.trait.PetTraits;

/** Compares what is stored by its bytes, and what is too long to be read by its size. */
interface SqliteReplacedDao extends ReplacedDao {
  /** Reads both values, or the beginnings of those that are too long. */
  final class ReplacedMapper implements RowMapper<Replaced> {
    @Override
    public Replaced map(ResultSet row, StatementContext context) throws SQLException {
      return new Replaced(
          SqliteTraitsColumn.withSize(row, "before"), SqliteTraitsColumn.withSize(row, "after"));
    }
  }

  @SqlQuery(
      """
      SELECT <replaced> FROM "petshell_replaced" WHERE "run" = :run AND "petId" = :petId
      """)
  @RegisterRowMapper(ReplacedMapper.class)
  @Override
  Optional<Replaced> find(long run, @Nullable Object petId);

  @SqlUpdate(
      """
      INSERT INTO "petshell_replaced" ("run", "petId", "before", "after")
      SELECT :run, p."id", p."traits", :after FROM "Pet" AS p
      WHERE p."id" = :petId AND p."id" = :petId COLLATE BINARY AND typeof(p."id") = 'text'
        AND typeof(p."traits") = :before.kind
        AND CASE WHEN :before.longBytes IS NULL
          THEN CAST(p."traits" AS BLOB) IS CAST(:before.comparable AS BLOB)
          ELSE octet_length(p."traits") = :before.longBytes END
      """)
  @Override
  int keep(
      long run,
      @Nullable Object petId,
      @BindMethods("before") StoredTraits before,
      @Json PetTraits after);

  @SqlQuery(
      """
      SELECT COUNT(*) FROM "petshell_replaced" WHERE "run" = :run
      """)
  @Override
  long count(long run);

  @SqlQuery(
      """
      SELECT "petId" FROM (
        SELECT "petId", sum(octet_length("petId")) OVER (ORDER BY "petId") AS "size" FROM (
          SELECT "petId" FROM "petshell_replaced" WHERE "run" = :run ORDER BY "petId" LIMIT :limit))
      WHERE "size" - octet_length("petId") < 1000000 ORDER BY "petId"
      """)
  @RegisterRowMapper(RawValue.Mapper.class)
  @Override
  List<RawValue> firstPage(long run, int limit);

  @SqlQuery(
      """
      SELECT "petId" FROM (
        SELECT "petId", sum(octet_length("petId")) OVER (ORDER BY "petId") AS "size" FROM (
          SELECT "petId" FROM "petshell_replaced"
          WHERE "run" = :run AND "petId" > :after ORDER BY "petId" LIMIT :limit))
      WHERE "size" - octet_length("petId") < 1000000 ORDER BY "petId"
      """)
  @RegisterRowMapper(RawValue.Mapper.class)
  @Override
  List<RawValue> pageAfter(long run, @Nullable Object after, int limit);

  @SqlUpdate(
      """
      INSERT INTO "petshell_replaced" ("run", "petId", "before", "after")
      SELECT :run, p."id", p."traits", r."before"
      FROM "petshell_replaced" AS r JOIN "Pet" AS p
        ON p."id" = r."petId" AND p."id" = r."petId" COLLATE BINARY
      WHERE r."run" = :undone AND r."petId" = :petId AND p."traits" IS r."after" COLLATE BINARY
      """)
  @Override
  int keepForUndo(long run, long undone, @Nullable Object petId);

  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT 1 FROM "petshell_replaced" AS r JOIN "Pet" AS p
        ON p."id" = r."petId" AND p."id" = r."petId" COLLATE BINARY
        WHERE r."run" = :run AND r."petId" = :petId AND p."traits" IS r."after" COLLATE BINARY)
      """)
  @Override
  boolean isAsWritten(long run, @Nullable Object petId);

  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT 1 FROM "petshell_replaced" AS r JOIN "Pet" AS p
        ON p."id" = r."petId" AND p."id" = r."petId" COLLATE BINARY
        WHERE r."run" = :undone AND r."petId" = :petId AND p."traits" IS r."before" COLLATE BINARY)
      """)
  @Override
  boolean isAsBefore(long undone, @Nullable Object petId);

  @SqlUpdate(
      """
      UPDATE "Pet"
      SET "traits" = (SELECT r."before" FROM "petshell_replaced" AS r
                      WHERE r."run" = :undone AND r."petId" = :petId),
          "updatedAt" = CASE WHEN typeof("updatedAt") IN ('integer', 'real') THEN :millis ELSE :text END
      WHERE "id" = :petId AND "id" = :petId COLLATE BINARY
      """)
  @Override
  int putBack(long undone, @Nullable Object petId, @BindMethods StoredTime now);
}
