package petshell.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import petshell.schema.Standing.Note;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;

/**
 * Liquibase's ledger, which others may use too, in the shape of whatever version made it. For use
 * within a transaction.
 */
final class Ledger {
  static final String TABLE = "DATABASECHANGELOG";
  static final String LOCK_TABLE = "DATABASECHANGELOGLOCK";
  private static final String MARKED_AS_RUN = "MARK_RAN";
  private static final List<String> FIRST_COLUMNS =
      List.of("ID", "AUTHOR", "FILENAME", "DATEEXECUTED", "MD5SUM");

  /**
   * What later versions of Liquibase added. It adds them itself, too, but by building the table
   * anew, which a view on it does not allow.
   */
  private static final Map<String, String> LATER_COLUMNS = laterColumns();

  private final Database database;

  Ledger(Database database) {
    this.database = database;
  }

  private static Map<String, String> laterColumns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("DESCRIPTION", "VARCHAR(255)");
    columns.put("COMMENTS", "VARCHAR(255)");
    columns.put("TAG", "VARCHAR(255)");
    columns.put("LIQUIBASE", "VARCHAR(20)");
    columns.put("ORDEREXECUTED", "INT NOT NULL DEFAULT -1");
    columns.put("EXECTYPE", "VARCHAR(10) NOT NULL DEFAULT 'EXECUTED'");
    columns.put("CONTEXTS", "VARCHAR(255)");
    columns.put("LABELS", "VARCHAR(255)");
    columns.put("DEPLOYMENT_ID", "VARCHAR(10)");
    return columns;
  }

  /**
   * Returns the name of one of petshell's or Liquibase's tables as it is written in SQL:
   * Liquibase's without quotes, as Liquibase itself writes it.
   */
  static String inSql(String table) {
    return table.equals(TABLE) || table.equals(LOCK_TABLE) ? table : '"' + table + '"';
  }

  boolean isThere() {
    return database.schema().hasTable(TABLE);
  }

  private Set<String> columns() {
    return database.schema().columns(TABLE).stream()
        .map(name -> name.toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /**
   * Returns what is noted of our changesets, the newest note of each, in the order of the notes.
   *
   * @throws PetShellException if the table is none of Liquibase's
   */
  List<LedgerDao.Row> rows() {
    if (!isThere()) {
      return List.of();
    }
    Set<String> columns = columns();
    for (String column : FIRST_COLUMNS) {
      if (!columns.contains(column)) {
        throw new PetShellException(
            Kind.FAILED,
            String.format(
                Locale.ROOT, "the table %s is not Liquibase's: it has no column %s", TABLE, column),
            "rename or drop that table, or add the column");
      }
    }
    Map<String, LedgerDao.Row> newest = new LinkedHashMap<>();
    for (LedgerDao.Row row :
        database
            .dao(LedgerDao.class)
            .rows(
                ChangeLog.AUTHOR,
                columns.contains("EXECTYPE") ? "EXECTYPE" : "'EXECUTED'",
                columns.contains("DEPLOYMENT_ID") ? "DEPLOYMENT_ID" : "''",
                columns.contains("COMMENTS") ? "COMMENTS" : "''",
                columns.contains("ORDEREXECUTED") ? "ORDEREXECUTED" : "0")) {
      newest.remove(row.id());
      newest.put(row.id(), row);
    }
    return new ArrayList<>(newest.values());
  }

  static Note note(LedgerDao.Row row) {
    return row.execType().equals(MARKED_AS_RUN) ? Note.ADOPTED : Note.EXECUTED;
  }

  /** Returns whether changesets of somebody else's are noted too. */
  boolean isShared() {
    return isThere() && database.dao(LedgerDao.class).rowsOfOthers(ChangeLog.AUTHOR) > 0;
  }

  /** Returns whether {@link #bringUpToDate} has nothing to do. */
  boolean isUpToDate() {
    return !isThere() || columns().containsAll(LATER_COLUMNS.keySet());
  }

  /** Adds the columns that this Liquibase uses, where an older one made the table. */
  void bringUpToDate(Script script) {
    if (isThere()) {
      Set<String> columns = columns();
      LATER_COLUMNS.forEach(
          (column, type) -> {
            if (!columns.contains(column)) {
              script.run(
                  String.format(
                      Locale.ROOT, "ALTER TABLE %s ADD COLUMN %s %s", TABLE, column, type));
            }
          });
    }
  }

  /** Has a changeset of ours not be noted any more. */
  void forget(Changeset changeset, Script script) {
    script.run(String.format(Locale.ROOT, "DELETE FROM %s WHERE %s", TABLE, is(changeset)));
  }

  /** Has the ledger say that a changeset was run here, not found. */
  void noteAsRun(Changeset changeset, Script script) {
    script.run(
        String.format(
            Locale.ROOT, "UPDATE %s SET EXECTYPE = 'EXECUTED' WHERE %s", TABLE, is(changeset)));
  }

  /** Notes a changeset that is there; Liquibase fills in its checksum. */
  void insert(Changeset changeset, Script script) {
    script.run(
        String.format(
            Locale.ROOT,
            """
        INSERT INTO %s (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, EXECTYPE,
          DESCRIPTION, COMMENTS, CONTEXTS)
        SELECT '%s', '%s', '%s', CURRENT_TIMESTAMP, coalesce(max(ORDEREXECUTED), 0) + 1,
          'EXECUTED', 'sql', '', '%s' FROM %s\
        """,
            TABLE,
            changeset.id(),
            ChangeLog.AUTHOR,
            changeset.file(),
            changeset.context().text(),
            TABLE));
  }

  /** Makes a note the newest one: Liquibase takes the newest ones back. */
  void moveToEnd(Changeset changeset, Script script) {
    script.run(
        String.format(
            Locale.ROOT,
            """
        UPDATE %s SET DATEEXECUTED = (SELECT max(DATEEXECUTED) FROM %s),
          ORDEREXECUTED = (SELECT max(ORDEREXECUTED) + 1 FROM %s) WHERE %s\
        """,
            TABLE,
            TABLE,
            TABLE,
            is(changeset)));
  }

  boolean hasComments() {
    return columns().contains("COMMENTS");
  }

  /** Notes that the traits column is petshell's at this moment; returns the note. */
  String commentOnColumn() {
    String note = Origin.note(database);
    database.dao(LedgerDao.class).comment(ChangeLog.AUTHOR, SchemaObjects.TRAITS_COLUMN, note);
    return note;
  }

  /** Returns the statement that has none of our changesets be noted any more. */
  static String forgettingAll() {
    return String.format(
        Locale.ROOT, "DELETE FROM %s WHERE AUTHOR = '%s'", TABLE, ChangeLog.AUTHOR);
  }

  private static String is(Changeset changeset) {
    return String.format(
        Locale.ROOT, "AUTHOR = '%s' AND ID = '%s'", ChangeLog.AUTHOR, changeset.id());
  }
}
