package petshell.store.postgres;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import petshell.store.RawValue;
import petshell.store.ReplacedDao;
import petshell.store.StoredTime;
import petshell.store.StoredTraits;
import petshell.trait.PetTraits;

/**
 * Keeps the texts of what is stored. They are compared with it as the type of the column compares,
 * and what is too long to be read by its size.
 */
interface PostgresReplacedDao extends ReplacedDao, SqlObject {
  String TRAITS = "\"Pet\".\"traits\"";

  @Override
  default Optional<Replaced> find(long run, @Nullable Object petId) {
    PostgresTraitsType type = PostgresTraitsType.of(getHandle());
    return getHandle()
        .createQuery(
            """
            SELECT <replaced> FROM "petshell_replaced" WHERE "run" = :run AND "petId" = :petId
            """)
        .bind("run", run)
        .bind("petId", petId)
        .map(
            (row, context) ->
                new Replaced(
                    PostgresTraitsColumn.withSize(row, "before", type),
                    PostgresTraitsColumn.withSize(row, "after", type)))
        .findOne();
  }

  @Override
  default int keep(long run, Object petId, StoredTraits before, PetTraits after) {
    PostgresTraitsType type = PostgresTraitsType.of(getHandle());
    return keep(type.read(TRAITS), type.isStill(before, TRAITS), run, petId, before, after);
  }

  /** See {@link #keep(long, Object, StoredTraits, PetTraits)}. */
  @SqlUpdate(
      """
      INSERT INTO "petshell_replaced" ("run", "petId", "before", "after")
      SELECT :run, "Pet"."id", <read>, :after FROM "Pet"
      WHERE "Pet"."id" = :petId AND "Pet"."id" COLLATE "C" = :petId AND <isStill>
      """)
  int keep(
      @Define String read,
      @Define String isStill,
      long run,
      Object petId,
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
      SELECT s."petId" FROM (
        SELECT r."petId", sum(octet_length(r."petId")) OVER (ORDER BY r."petId") AS "size" FROM (
          SELECT "petId" FROM "petshell_replaced" WHERE "run" = :run
          ORDER BY "petId" LIMIT :limit) AS r) AS s
      WHERE s."size" - octet_length(s."petId") < 1000000 ORDER BY s."petId"
      """)
  @RegisterRowMapper(RawValue.Mapper.class)
  @Override
  List<RawValue> firstPage(long run, int limit);

  @SqlQuery(
      """
      SELECT s."petId" FROM (
        SELECT r."petId", sum(octet_length(r."petId")) OVER (ORDER BY r."petId") AS "size" FROM (
          SELECT "petId" FROM "petshell_replaced"
          WHERE "run" = :run AND "petId" > :after ORDER BY "petId" LIMIT :limit) AS r) AS s
      WHERE s."size" - octet_length(s."petId") < 1000000 ORDER BY s."petId"
      """)
  @RegisterRowMapper(RawValue.Mapper.class)
  @Override
  List<RawValue> pageAfter(long run, @Nullable Object after, int limit);

  @Override
  default int keepForUndo(long run, long undone, @Nullable Object petId) {
    PostgresTraitsType type = PostgresTraitsType.of(getHandle());
    return keepForUndo(type.read(TRAITS), is(type, "r.\"after\""), run, undone, petId);
  }

  /** Returns the condition that a pet has what a text of the journal says, or nothing as it. */
  private static String is(PostgresTraitsType type, String text) {
    return "("
        + type.isStill(TRAITS, text)
        + " OR ("
        + TRAITS
        + " IS NULL AND "
        + text
        + " IS NULL))";
  }

  /** See {@link #keepForUndo(long, long, Object)}. */
  @SqlUpdate(
      """
      INSERT INTO "petshell_replaced" ("run", "petId", "before", "after")
      SELECT :run, "Pet"."id", <read>, r."before"
      FROM "petshell_replaced" AS r JOIN "Pet"
        ON "Pet"."id" = r."petId" AND "Pet"."id" COLLATE "C" = r."petId"
      WHERE r."run" = :undone AND r."petId" = :petId AND <is>
      """)
  int keepForUndo(
      @Define String read, @Define String is, long run, long undone, @Nullable Object petId);

  @Override
  default boolean isAsWritten(long run, Object petId) {
    return is(is(PostgresTraitsType.of(getHandle()), "r.\"after\""), run, petId);
  }

  @Override
  default boolean isAsBefore(long undone, @Nullable Object petId) {
    return is(is(PostgresTraitsType.of(getHandle()), "r.\"before\""), undone, petId);
  }

  /** Tells whether a pet has what the journal says. */
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT 1 FROM "petshell_replaced" AS r JOIN "Pet"
        ON "Pet"."id" = r."petId" AND "Pet"."id" COLLATE "C" = r."petId"
        WHERE r."run" = :run AND r."petId" = :petId AND <is>)
      """)
  boolean is(@Define String is, long run, @Nullable Object petId);

  @Override
  default int putBack(long undone, @Nullable Object petId, StoredTime now) {
    String write = PostgresTraitsType.of(getHandle()).write("r.\"before\"");
    return putBack(write, undone, petId, now);
  }

  /** See {@link #putBack(long, Object, StoredTime)}. */
  @SqlUpdate(
      """
      UPDATE "Pet"
      SET "traits" = (SELECT <write> FROM "petshell_replaced" AS r
                      WHERE r."run" = :undone AND r."petId" = :petId),
          "updatedAt" = CAST(:text AS timestamptz) AT TIME ZONE 'UTC'
      WHERE "id" = :petId AND "id" COLLATE "C" = :petId
      """)
  int putBack(
      @Define String write, long undone, @Nullable Object petId, @BindMethods StoredTime now);
}
