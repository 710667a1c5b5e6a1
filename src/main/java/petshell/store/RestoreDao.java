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

  /**
   * Stores traits where there are none.
   *
   * @param id the id, a String or a byte array
   * @param isText whether the id is stored as text
   * @return 1, or 0 where there is no such pet or it has traits
   */
  @SqlUpdate(
      """
      UPDATE "Pet"
      SET "traits" = :traits,
          "updatedAt" = CASE WHEN typeof("updatedAt") IN ('integer', 'real') THEN :millis ELSE :text END
      WHERE "id" = CASE WHEN :isText THEN CAST(:id AS TEXT) ELSE :id END AND "traits" IS NULL
      """)
  int fill(Object id, boolean isText, String traits, @BindMethods StoredTime now);

  /** Returns what is stored for a pet; none where there is no such pet. */
  @SqlQuery(
      """
      SELECT "traits" FROM "Pet"
      WHERE "id" = CASE WHEN :isText THEN CAST(:id AS TEXT) ELSE :id END
      """)
  @RegisterRowMapper(RawValueMapper.class)
  List<RawValue> stored(Object id, boolean isText);
}
