package petshell.schema;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Reads Liquibase's own tables; works only where they are. Their names have no quotes: Liquibase
 * makes them so, and each engine then has them in the case of its own.
 */
interface LedgerDao {

  /**
   * One row of Liquibase's ledger.
   *
   * @param id the changeset's id
   * @param execType how it was applied: EXECUTED, MARK_RAN, ...
   * @param deployment the call that applied it
   * @param comment what is said of it
   */
  record Row(String id, String execType, String deployment, String comment) {}

  /**
   * Liquibase's lock, while somebody holds it.
   *
   * @param holder who, as Liquibase writes it: {@code host (address)}
   * @param since from when on, in whatever form, empty where that is not said
   * @param millis the same in milliseconds of the epoch, as if it were UTC; empty where it is no
   *     time
   */
  record Held(String holder, Optional<String> since, Optional<Long> millis) {}

  /** Returns the rows of an author; the four names are columns, or what replaces them. */
  @SqlQuery(
      """
      SELECT ID AS id, coalesce(<execType>, 'EXECUTED') AS execType,
        coalesce(<deployment>, '') AS deployment, coalesce(<comment>, '') AS comment
      FROM DATABASECHANGELOG WHERE AUTHOR = :author ORDER BY DATEEXECUTED, <order>
      """)
  @RegisterConstructorMapper(Row.class)
  List<Row> rows(
      String author,
      @Define String execType,
      @Define String deployment,
      @Define String comment,
      @Define String order);

  @SqlUpdate(
      """
      UPDATE DATABASECHANGELOG SET COMMENTS = :comment WHERE AUTHOR = :author AND ID = :id
      """)
  void comment(String author, String id, String comment);

  @SqlQuery(
      """
      SELECT COUNT(*) FROM DATABASECHANGELOG WHERE AUTHOR <> :author
      """)
  long rowsOfOthers(String author);

  @SqlQuery(
      """
      SELECT coalesce(LOCKEDBY, 'unknown') AS holder, CAST(LOCKGRANTED AS TEXT) AS since,
        <lockGrantedMillis> AS millis
      FROM DATABASECHANGELOGLOCK WHERE LOCKED ORDER BY millis DESC LIMIT 1
      """)
  @RegisterConstructorMapper(Held.class)
  Optional<Held> held();
}
