package petshell.store;

import java.util.List;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import petshell.trait.PetTraits;

/**
 * The values that runs wrote over, kept in the transaction that replaced them, and exactly as they
 * were stored. Ids are the values that the driver gives: text, or of another kind.
 */
public interface ReplacedDao {

  /**
   * Keeps what is stored for a pet, where that is still what was read; of what was too long to be
   * read, the size counts.
   *
   * @return 1, or 0 where somebody else changed or deleted the pet
   */
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
  int keep(
      long run, Object petId, @BindMethods("before") StoredTraits before, @Json PetTraits after);

  /** Counts the values that a run replaced. */
  @SqlQuery(
      """
      SELECT COUNT(*) FROM "petshell_replaced" WHERE "run" = :run
      """)
  long count(long run);

  /**
   * Returns the ids of the first pets whose traits a run replaced. A page ends too after the id
   * that makes it a million bytes long.
   */
  @SqlQuery(
      """
      SELECT "petId" FROM (
        SELECT "petId", sum(octet_length("petId")) OVER (ORDER BY "petId") AS "size" FROM (
          SELECT "petId" FROM "petshell_replaced" WHERE "run" = :run ORDER BY "petId" LIMIT :limit))
      WHERE "size" - octet_length("petId") < 1000000 ORDER BY "petId"
      """)
  @RegisterRowMapper(RawValue.Mapper.class)
  List<RawValue> firstPage(long run, int limit);

  /** Returns the ids of the next pets whose traits a run replaced, as {@link #firstPage} does. */
  @SqlQuery(
      """
      SELECT "petId" FROM (
        SELECT "petId", sum(octet_length("petId")) OVER (ORDER BY "petId") AS "size" FROM (
          SELECT "petId" FROM "petshell_replaced"
          WHERE "run" = :run AND "petId" > :after ORDER BY "petId" LIMIT :limit))
      WHERE "size" - octet_length("petId") < 1000000 ORDER BY "petId"
      """)
  @RegisterRowMapper(RawValue.Mapper.class)
  List<RawValue> pageAfter(long run, Object after, int limit);

  /**
   * Keeps what is stored for a pet before {@link #putBack}, where that is still what the run wrote.
   *
   * @return 1, or 0 where somebody else changed or deleted the pet
   */
  @SqlUpdate(
      """
      INSERT INTO "petshell_replaced" ("run", "petId", "before", "after")
      SELECT :run, p."id", p."traits", r."before"
      FROM "petshell_replaced" AS r JOIN "Pet" AS p
        ON p."id" = r."petId" AND p."id" = r."petId" COLLATE BINARY
      WHERE r."run" = :undone AND r."petId" = :petId AND p."traits" IS r."after" COLLATE BINARY
      """)
  int keepForUndo(long run, long undone, Object petId);

  /** Tells whether a pet has what a run wrote, and no trigger has changed it. */
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT 1 FROM "petshell_replaced" AS r JOIN "Pet" AS p
        ON p."id" = r."petId" AND p."id" = r."petId" COLLATE BINARY
        WHERE r."run" = :run AND r."petId" = :petId AND p."traits" IS r."after" COLLATE BINARY)
      """)
  boolean isAsWritten(long run, Object petId);

  /** Tells whether a pet has what it had before a run, so that there is nothing to put back. */
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT 1 FROM "petshell_replaced" AS r JOIN "Pet" AS p
        ON p."id" = r."petId" AND p."id" = r."petId" COLLATE BINARY
        WHERE r."run" = :undone AND r."petId" = :petId AND p."traits" IS r."before" COLLATE BINARY)
      """)
  boolean isAsBefore(long undone, Object petId);

  /** Puts back what a run replaced; call after {@link #keepForUndo} has returned 1. */
  @SqlUpdate(
      """
      UPDATE "Pet"
      SET "traits" = (SELECT r."before" FROM "petshell_replaced" AS r
                      WHERE r."run" = :undone AND r."petId" = :petId),
          "updatedAt" = CASE WHEN typeof("updatedAt") IN ('integer', 'real') THEN :millis ELSE :text END
      WHERE "id" = :petId AND "id" = :petId COLLATE BINARY
      """)
  int putBack(long undone, Object petId, @BindMethods StoredTime now);
}
