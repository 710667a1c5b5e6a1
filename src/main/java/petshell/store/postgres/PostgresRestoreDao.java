package petshell.store.postgres;

import java.util.List;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import petshell.store.RawValue;
import petshell.store.RestoreDao;
import petshell.store.StoredKind;
import petshell.store.StoredTime;
import petshell.trait.TraitCheck;

/** Finds pets by their ids, all of which are text: an id of another kind is no pet's. */
interface PostgresRestoreDao extends RestoreDao, SqlObject {
  String TRAITS = "\"Pet\".\"traits\"";

  @Override
  default int fill(Object id, StoredKind kind, String traits, StoredTime now) {
    return kind == StoredKind.TEXT && id instanceof String text
        ? fill(PostgresTraitsType.of(getHandle()).write(":traits"), text, traits, now)
        : 0;
  }

  /** See {@link #fill(Object, StoredKind, String, StoredTime)}. */
  @SqlUpdate(
      """
      UPDATE "Pet"
      SET "traits" = <write>, "updatedAt" = CAST(:text AS timestamptz) AT TIME ZONE 'UTC'
      WHERE "id" = :id AND "id" COLLATE "C" = :id AND "traits" IS NULL
      """)
  int fill(@Define String write, String id, String traits, @BindMethods StoredTime now);

  @Override
  default List<RawValue> stored(Object id, StoredKind kind) {
    if (kind != StoredKind.TEXT || !(id instanceof String)) {
      return List.of();
    }
    PostgresTraitsType type = PostgresTraitsType.of(getHandle());
    return getHandle()
        .createQuery(
            """
            SELECT CASE WHEN octet_length(<text>) <= :most THEN <text> END, "traits" IS NULL
            FROM "Pet" WHERE "id" = :id AND "id" COLLATE "C" = :id
            """)
        .define("text", type.read(TRAITS))
        .bind("most", TraitCheck.LONGEST)
        .bind("id", id)
        .map(
            (row, context) -> {
              String text = row.getString(1);
              boolean isLong = text == null && !row.getBoolean(2);
              return new RawValue(
                  isLong ? new byte[0] : PostgresCanonical.read(type, text).value());
            })
        .list();
  }

  @Override
  default boolean isSame(Object stored, String text) {
    return stored.equals(text)
        || (stored instanceof String other
            && PostgresTraitsType.of(getHandle()) == PostgresTraitsType.JSONB
            && PostgresCanonical.areSame(other, text));
  }

  @Override
  default int keep(long run, String id, String traits) {
    return keep(PostgresTraitsType.of(getHandle()).read(TRAITS), run, id, traits);
  }

  /** See {@link #keep(long, String, String)}. */
  @SqlUpdate(
      """
      INSERT INTO "petshell_replaced" ("run", "petId", "before", "after")
      SELECT :run, "Pet"."id", <read>, :traits FROM "Pet"
      WHERE "Pet"."id" = :id AND "Pet"."id" COLLATE "C" = :id AND "Pet"."traits" IS NOT NULL
      """)
  int keep(@Define String read, long run, String id, String traits);

  @Override
  default int replace(String id, String traits, StoredTime now) {
    return replace(PostgresTraitsType.of(getHandle()).write(":traits"), id, traits, now);
  }

  /** See {@link #replace(String, String, StoredTime)}. */
  @SqlUpdate(
      """
      UPDATE "Pet"
      SET "traits" = <write>, "updatedAt" = CAST(:text AS timestamptz) AT TIME ZONE 'UTC'
      WHERE "id" = :id AND "id" COLLATE "C" = :id
      """)
  int replace(@Define String write, String id, String traits, @BindMethods StoredTime now);
}
