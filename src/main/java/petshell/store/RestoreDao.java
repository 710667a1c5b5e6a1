package petshell.store;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Gives saved traits back to pets. Ids are text, or the bytes of one that is no proper text or was
 * not stored as text.
 */
public interface RestoreDao {

  /** The id as it was stored; nothing where there was none, which is no pet's. */
  String ID =
      """
      CASE :kind WHEN 'text' THEN CAST(:id AS TEXT) WHEN 'blob' THEN :id
        WHEN 'integer' THEN CAST(CAST(:id AS TEXT) AS INTEGER)
        WHEN 'real' THEN CAST(CAST(:id AS TEXT) AS REAL) END
      """;

  /** Compares as the column is declared, by the index, and then exactly. */
  String HAS_ID =
      " \"id\" = " + ID + " AND \"id\" COLLATE BINARY = " + ID + " AND typeof(\"id\") = :kind";

  /**
   * Stores traits where there are none.
   *
   * @param id the id, a String or a byte array
   * @param kind what the engine holds the id for, never null
   * @return 1, or 0 where there is no such pet or it has traits
   */
  @SqlUpdate(
      """
      UPDATE "Pet"
      SET "traits" = :traits,
          "updatedAt" = CASE WHEN typeof("updatedAt") IN ('integer', 'real') THEN :millis ELSE :text END
      WHERE "traits" IS NULL AND
      """
          + HAS_ID)
  int fill(Object id, StoredKind kind, String traits, @BindMethods StoredTime now);

  /**
   * Returns what is stored for a pet, no bytes where it is too long to be read; none where there is
   * no such pet.
   */
  @SqlQuery(
      """
      SELECT CASE WHEN octet_length("traits") > 1048576 THEN x'' ELSE "traits" END FROM "Pet"
      WHERE
      """
          + HAS_ID)
  @RegisterRowMapper(RawValue.Mapper.class)
  List<RawValue> stored(Object id, StoredKind kind);

  /**
   * Keeps what is stored for a pet before {@link #replace}.
   *
   * @param run the run that writes over it
   * @param traits what it is about to write, other than what is stored
   * @return 1, or 0 where there is no such pet, or it has no traits
   */
  @SqlUpdate(
      """
      INSERT INTO "petshell_replaced" ("run", "petId", "before", "after")
      SELECT :run, p."id", p."traits", :traits FROM "Pet" AS p
      WHERE p."id" = :id AND p."id" = :id COLLATE BINARY AND typeof(p."id") = 'text'
        AND p."traits" IS NOT NULL
      """)
  int keep(long run, String id, String traits);

  /**
   * Stores traits over others.
   *
   * @return 1, or 0 where there is no such pet
   */
  @SqlUpdate(
      """
      UPDATE "Pet"
      SET "traits" = :traits,
          "updatedAt" = CASE WHEN typeof("updatedAt") IN ('integer', 'real') THEN :millis ELSE :text END
      WHERE "id" = :id AND "id" = :id COLLATE BINARY AND typeof("id") = 'text'
      """)
  int replace(String id, String traits, @BindMethods StoredTime now);
}
