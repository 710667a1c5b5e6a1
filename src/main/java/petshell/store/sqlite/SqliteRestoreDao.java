package petshell.store.sqlite;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import petshell.store.RawValue;
import petshell.store.RestoreDao;
import petshell.store.StoredKind;
import petshell.store.StoredTime;

/** Finds pets by ids of any kind, each as it was stored. */
interface SqliteRestoreDao extends RestoreDao {
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

  @SqlUpdate(
      """
      UPDATE "Pet"
      SET "traits" = :traits,
          "updatedAt" = CASE WHEN typeof("updatedAt") IN ('integer', 'real') THEN :millis ELSE :text END
      WHERE "traits" IS NULL AND
      """
          + HAS_ID)
  @Override
  int fill(Object id, StoredKind kind, String traits, @BindMethods StoredTime now);

  @SqlQuery(
      """
      SELECT CASE WHEN octet_length("traits") > 1048576 THEN x'' ELSE "traits" END FROM "Pet"
      WHERE
      """
          + HAS_ID)
  @RegisterRowMapper(RawValue.Mapper.class)
  @Override
  List<RawValue> stored(Object id, StoredKind kind);

  @SqlUpdate(
      """
      INSERT INTO "petshell_replaced" ("run", "petId", "before", "after")
      SELECT :run, p."id", p."traits", :traits FROM "Pet" AS p
      WHERE p."id" = :id AND p."id" = :id COLLATE BINARY AND typeof(p."id") = 'text'
        AND p."traits" IS NOT NULL
      """)
  @Override
  int keep(long run, String id, String traits);

  @SqlUpdate(
      """
      UPDATE "Pet"
      SET "traits" = :traits,
          "updatedAt" = CASE WHEN typeof("updatedAt") IN ('integer', 'real') THEN :millis ELSE :text END
      WHERE "id" = :id AND "id" = :id COLLATE BINARY AND typeof("id") = 'text'
      """)
  @Override
  int replace(String id, String traits, @BindMethods StoredTime now);
}
