package petshell.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import petshell.store.Database;
import petshell.store.SchemaText.Column;
import petshell.store.SchemaText.Table;

/**
 * petshell's own tables, as the changelog makes them, and how they are made whole again after
 * others have dropped one of them or a column.
 */
public final class Journal {
  /** How the note begins that a run of ours leaves about the traits column for a later look. */
  static final String ORIGIN = "the traits column is petshell's: ";

  static final String RUNS = "petshell_run";

  /** By these the rows are found; a table without them cannot be used. */
  private static final Map<String, List<String>> KEYS =
      Map.of(
          RUNS,
          List.of("number"),
          "petshell_replaced",
          List.of("run", "petId"),
          "petshell_quarantine",
          List.of("petId"),
          "petshell_share",
          List.of("number"),
          "petshell_slot",
          List.of("share", "slot"));

  private static final Map<String, String> UNKNOWN =
      Map.of(
          "startedAt", "'1970-01-01T00:00:00Z'",
          "heartbeatAt", "'1970-01-01T00:00:00Z'",
          "failedAt", "'1970-01-01T00:00:00Z'",
          "outcome", "'abandoned'");

  private final Database database;

  /** Makes the access to the tables; for use within a transaction. */
  Journal(Database database) {
    this.database = database;
  }

  /** Returns whether the message of a run is a note that only petshell reads. */
  public static boolean isInternal(String message) {
    return message.startsWith(ORIGIN);
  }

  /** Returns whether all of petshell's own tables are there, with all their columns. */
  public static boolean isWhole(Database database) {
    return database.read(
        () ->
            database.services().schemaText().ownTables().stream()
                .allMatch(
                    table ->
                        database.schema().hasTable(table.name())
                            && database
                                .schema()
                                .columns(table.name())
                                .containsAll(table.columns().stream().map(Column::name).toList())));
  }

  /** Returns whether one of the tables is there. */
  boolean isBegun() {
    return names().stream().anyMatch(database.schema()::hasTable);
  }

  /**
   * Makes the tables whole. What a column that was gone held is not known; a table without its key
   * is set aside under another name, with all that is in it.
   */
  void repair(Script script) {
    if (lacksKey(RUNS)) {
      // Those that refer to it go with it, since SQLite has them refer to it by its new name.
      names().stream()
          .filter(database.schema()::hasTable)
          .forEach(table -> setAside(table, script));
    }
    for (String table : names()) {
      if (lacksKey(table)) {
        setAside(table, script);
      }
    }
    for (Table table : ownTables()) {
      if (database.schema().hasTable(table.name())) {
        addColumns(table, script);
      } else {
        script.run(table.creation());
      }
    }
  }

  private List<Table> ownTables() {
    return database.services().schemaText().ownTables();
  }

  /**
   * Returns their names in the order in which they may be dropped, whether they are there or not.
   */
  private List<String> names() {
    List<String> names = new ArrayList<>(ownTables().stream().map(Table::name).toList());
    Collections.reverse(names);
    return names;
  }

  private boolean lacksKey(String table) {
    return database.schema().hasTable(table)
        && !database.schema().columns(table).containsAll(KEYS.get(table));
  }

  private void setAside(String table, Script script) {
    int number = 1;
    while (database.schema().hasTable(aside(table, number))) {
      number++;
    }
    script.run(
        String.format(
            Locale.ROOT, "ALTER TABLE \"%s\" RENAME TO \"%s\"", table, aside(table, number)));
  }

  private static String aside(String table, int number) {
    return table + "_aside_" + number;
  }

  private void addColumns(Table table, Script script) {
    List<String> there = database.schema().columns(table.name());
    for (Column column : table.columns()) {
      if (!there.contains(column.name())) {
        script.run(
            String.format(
                Locale.ROOT, "ALTER TABLE \"%s\" ADD COLUMN %s", table.name(), definition(column)));
      }
    }
  }

  private static String definition(Column column) {
    String definition = '"' + column.name() + '"' + (column.type().isEmpty() ? "" : " ");
    return definition
        + column.type()
        + (column.required() ? " NOT NULL DEFAULT " + valueInstead(column) : "");
  }

  /** Returns what is in the rows that were there before the column. */
  private static String valueInstead(Column column) {
    return switch (column.type()) {
      case "TEXT" -> UNKNOWN.getOrDefault(column.name(), "'unknown'");
      case "BOOLEAN" -> "FALSE";
      case "BIGINT[]" -> "'{}'";
      default -> "0";
    };
  }

  /** Returns the tables that are there, in the order in which they may be dropped. */
  List<String> tables() {
    List<String> tables = new ArrayList<>();
    for (String table : names()) {
      if (database.schema().hasTable(table)) {
        tables.add(table);
      }
      for (int i = 1; database.schema().hasTable(aside(table, i)); i++) {
        tables.add(aside(table, i));
      }
    }
    return tables;
  }
}
