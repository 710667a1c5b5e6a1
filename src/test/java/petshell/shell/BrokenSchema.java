package petshell.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A state that others have brought a database into that petshell was used on.
 *
 * @param before how far petshell was used
 * @param column whose the column is now
 * @param tables what became of petshell's and Liquibase's tables
 */
record BrokenSchema(Before before, ColumnOf column, Tables tables) {
  private static final String ADD_COLUMN = "ADD COLUMN traits";
  private static final String FORGET =
      "DELETE FROM DATABASECHANGELOG WHERE AUTHOR = 'petshell' AND ID = '%s'";

  /** What others have done to the column. */
  enum ColumnOf {
    /** It is as petshell made it. */
    PETSHELL(false),
    /** It is gone. */
    NOBODY(false, "ALTER TABLE \"Pet\" DROP COLUMN \"traits\""),
    /** The web app's own migration was run again. */
    APP_BY_ALTER(true, "ALTER TABLE \"Pet\" DROP COLUMN \"traits\"", ADD_COLUMN),
    /** The same, and its pets have traits. */
    APP_BY_ALTER_FILLED(
        true,
        "CREATE TABLE kept AS SELECT \"id\", \"traits\" FROM \"Pet\"",
        "ALTER TABLE \"Pet\" DROP COLUMN \"traits\"",
        ADD_COLUMN,
        "UPDATE \"Pet\" SET \"updatedAt\" = '2026-03-01T00:00:00.000+00:00',"
            + " \"traits\" = (SELECT kept.\"traits\" FROM kept WHERE kept.\"id\" = \"Pet\".\"id\")",
        "DROP TABLE kept"),
    /** The ORM has built the table anew. */
    APP_BY_REBUILD(true);

    private final boolean app;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> statements;

    ColumnOf(boolean app, String... statements) {
      this.app = app;
      this.statements = List.of(statements);
    }
  }

  /** What others have done to petshell's and Liquibase's tables. */
  enum Tables {
    WHOLE,
    NO_JOURNAL(
        "DROP TABLE petshell_quarantine",
        "DROP TABLE petshell_replaced",
        "DROP TABLE petshell_run"),
    NO_RUNS("DROP TABLE petshell_run"),
    NO_REPLACED("DROP TABLE petshell_replaced"),
    NO_QUARANTINE("DROP TABLE petshell_quarantine"),
    RUNS_WITHOUT_COLUMNS(
        true,
        "ALTER TABLE petshell_run DROP COLUMN message",
        "ALTER TABLE petshell_run DROP COLUMN \"heartbeatAt\"",
        "ALTER TABLE petshell_run DROP COLUMN host",
        "ALTER TABLE petshell_run DROP COLUMN batches"),
    REPLACED_WITHOUT_COLUMN("ALTER TABLE petshell_replaced DROP COLUMN \"after\""),
    QUARANTINE_WITHOUT_KEY(
        true, "DROP TABLE petshell_quarantine", "CREATE TABLE petshell_quarantine (pet TEXT)"),
    RUNS_WITHOUT_KEY(
        true,
        "DROP TABLE petshell_quarantine",
        "DROP TABLE petshell_replaced",
        "DROP TABLE petshell_run",
        "CREATE TABLE petshell_run (id INTEGER PRIMARY KEY, command TEXT)",
        "CREATE TABLE petshell_replaced (run INTEGER REFERENCES petshell_run (id), petId TEXT)"),
    NO_NOTE_OF_JOURNAL(FORGET.formatted("journal")),
    NO_NOTE_OF_COLUMN(FORGET.formatted("traits-column")),
    NO_NOTE_OF_CONTRACT(FORGET.formatted("traits-required"), FORGET.formatted("traits-checked")),
    NO_NOTE_OF_CHECK(FORGET.formatted("traits-checked")),
    NO_NOTE_AT_ALL("DELETE FROM DATABASECHANGELOG"),
    NO_LEDGER("DROP TABLE DATABASECHANGELOG"),
    NO_LOCK("DROP TABLE DATABASECHANGELOGLOCK"),
    EMPTY_LOCK("DELETE FROM DATABASECHANGELOGLOCK"),
    NO_LIQUIBASE("DROP TABLE DATABASECHANGELOG", "DROP TABLE DATABASECHANGELOGLOCK"),
    NOTHING(
        true,
        "DROP TABLE petshell_quarantine",
        "DROP TABLE petshell_replaced",
        "DROP TABLE petshell_run",
        "DROP TABLE DATABASECHANGELOG",
        "DROP TABLE DATABASECHANGELOGLOCK");

    private final boolean leaveDoubt;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> statements;

    Tables(String... statements) {
      this(false, statements);
    }

    Tables(boolean leaveDoubt, String... statements) {
      this.leaveDoubt = leaveDoubt;
      this.statements = List.of(statements);
    }
  }

  /** How far petshell was used before. */
  enum Before {
    MIGRATED("migrate"),
    FILLED("migrate", "backfill"),
    ENFORCED("migrate", "backfill", "enforce"),
    ADOPTED("migrate", "backfill"),
    ADOPTED_AND_ENFORCED("migrate", "backfill", "enforce");

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> commands;

    Before(String... commands) {
      this.commands = List.of(commands);
    }

    /** Makes it of a database with 92 pets, some of them. */
    void in(SchemaScene scene) {
      scene.execute(
          "DELETE FROM \"Pet\""
              + " WHERE \"id\" NOT IN (SELECT \"id\" FROM \"Pet\" ORDER BY \"id\" LIMIT 2)");
      if (adopted()) {
        scene.addColumnAsTheApp();
      }
      commands.forEach(command -> scene.run(command, "--quiet"));
      // All runs of a test have the same time: this one was long before those that come.
      scene.execute(
          "UPDATE petshell_run SET \"startedAt\" = '2026-02-01T00:00:00Z',"
              + " \"heartbeatAt\" = '2026-02-01T00:00:00Z',"
              + " message = replace(message, '%s', '2026-02-01T00:00:00Z')"
                  .formatted(CommandHarness.NOW));
      scene.execute(
          "UPDATE DATABASECHANGELOG"
              + " SET COMMENTS = replace(COMMENTS, '%s', '2026-02-01T00:00:00Z')"
                  .formatted(CommandHarness.NOW));
      scene.execute("UPDATE \"Pet\" SET \"updatedAt\" = '2026-02-01T00:00:00.000+00:00'");
    }

    boolean adopted() {
      return this == ADOPTED || this == ADOPTED_AND_ENFORCED;
    }

    boolean enforced() {
      return this == ENFORCED || this == ADOPTED_AND_ENFORCED;
    }
  }

  /**
   * Returns those in which one thing is wrong, and those in which two are after a backfill; with
   * the system property {@code states=all} the others, too, some minutes long.
   */
  static Stream<BrokenSchema> all() {
    boolean every = "all".equals(System.getProperty("states"));
    List<BrokenSchema> states = new ArrayList<>();
    for (Before before : Before.values()) {
      for (ColumnOf column : ColumnOf.values()) {
        for (Tables tables : Tables.values()) {
          boolean few =
              tables == Tables.WHOLE
                  || (column == ColumnOf.PETSHELL && before != Before.MIGRATED)
                  || (column == ColumnOf.APP_BY_ALTER && before == Before.FILLED);
          if (few || every) {
            states.add(new BrokenSchema(before, column, tables));
          }
        }
      }
    }
    return states.stream();
  }

  /** Every second of them, where each takes long; or all, as above. */
  static Stream<BrokenSchema> half() {
    return every(2);
  }

  /** Every sixth of them, where each takes long; or all, as above. */
  static Stream<BrokenSchema> some() {
    return every(6);
  }

  private static Stream<BrokenSchema> every(int step) {
    List<BrokenSchema> states = all().toList();
    boolean every = "all".equals(System.getProperty("states"));
    return IntStream.range(0, states.size())
        .filter(i -> every || i % step == 0)
        .mapToObj(states::get);
  }

  /** Returns whether the column is there and the web app's. */
  boolean belongsToApp() {
    return column.app || (before.adopted() && column != ColumnOf.NOBODY);
  }

  /** Returns whether the column is petshell's, and what is left says so for certain. */
  boolean isCertainlyOurs() {
    return !before.adopted() && column == ColumnOf.PETSHELL && !tables.leaveDoubt;
  }

  /**
   * Makes it.
   *
   * @param scene has the database as {@link #before} leaves it
   */
  void in(SchemaScene scene) {
    if (column == ColumnOf.APP_BY_REBUILD) {
      scene.rebuildAsTheOrm();
    } else if (column != ColumnOf.PETSHELL && before.enforced()) {
      scene.execute("ALTER TABLE \"Pet\" DROP CONSTRAINT \"Pet_traits_check\"");
    }
    column.statements.forEach(sql -> execute(scene, sql));
    tables.statements.forEach(scene::execute);
  }

  private static void execute(SchemaScene scene, String sql) {
    if (sql.equals(ADD_COLUMN)) {
      scene.addColumnAsTheApp();
    } else {
      scene.execute(sql);
    }
  }
}
