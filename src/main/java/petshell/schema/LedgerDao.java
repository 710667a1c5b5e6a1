package petshell.schema;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Reads Liquibase's own tables; works only where they are. */
interface LedgerDao {

  /**
   * One row of Liquibase's ledger.
   *
   * @param id the changeset's id
   * @param execType how it was applied: EXECUTED, MARK_RAN, ...
   * @param deployment the call that applied it
   */
  record Row(String id, String execType, String deployment) {}

  @SqlQuery(
      """
      SELECT "ID" AS id, "EXECTYPE" AS execType, coalesce("DEPLOYMENT_ID", '') AS deployment
      FROM "DATABASECHANGELOG" WHERE "AUTHOR" = :author
      ORDER BY "ORDEREXECUTED"
      """)
  @RegisterConstructorMapper(Row.class)
  List<Row> rows(String author);

  @SqlQuery(
      """
      SELECT COUNT(*) FROM "DATABASECHANGELOG" WHERE "AUTHOR" <> :author
      """)
  long rowsOfOthers(String author);

  @SqlQuery(
      """
      SELECT coalesce(max("LOCKEDBY"), 'unknown') FROM "DATABASECHANGELOGLOCK" WHERE "LOCKED"
      HAVING COUNT(*) > 0
      """)
  List<String> lockedBy();

  @SqlUpdate(
      """
      DELETE FROM "DATABASECHANGELOG" WHERE "AUTHOR" = :author AND "ID" = :id
      """)
  void forget(String author, String id);
}
