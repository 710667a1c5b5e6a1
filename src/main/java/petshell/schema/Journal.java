package petshell.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import petshell.store.Database;

/**
 * petshell's own tables, as the changelog makes them, and how they are made whole again after
 * others have dropped one of them or a column.
 */
public final class Journal {
  private static final String FILE = "changelog/003-journal.sql";
  static final String RUNS = "petshell_run";

  /** In the order in which they may be dropped. */
  static final List<String> TABLES = List.of("petshell_quarantine", "petshell_replaced", RUNS);

  private static final Pattern CREATION =
      Pattern.compile("CREATE TABLE \"(\\w+)\" \\(.*?;$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern COLUMN =
      Pattern.compile("^  \"(\\w+)\" ?(TEXT|INTEGER)?( NOT NULL)?([^,(]*)", Pattern.MULTILINE);

  /** By these the rows are found; a table without them cannot be used. */
  private static final Map<String, List<String>> KEYS =
      Map.of(
          RUNS,
          List.of("number"),
          "petshell_replaced",
          List.of("run", "petId"),
          "petshell_quarantine",
          List.of("petId"));

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

  /** Returns whether all of petshell's own tables are there, with all their columns. */
  public static boolean isWhole(Database database) {
    return database.read(
        () ->
            TABLES.stream()
                .allMatch(
                    table ->
                        database.schema().hasTable(table)
                            && database
                                .schema()
                                .columns(table)
                                .containsAll(Shape.ALL.get(table).columns().keySet())));
  }

  /** Returns whether one of the tables is there. */
  boolean isBegun() {
    return TABLES.stream().anyMatch(database.schema()::hasTable);
  }

  /**
   * Makes the tables whole. What a column that was gone held is not known; a table without its key
   * is set aside under another name, with all that is in it.
   */
  void repair(Script script) {
    if (lacksKey(RUNS)) {
      // Those that refer to it go with it, since SQLite has them refer to it by its new name.
      TABLES.stream().filter(database.schema()::hasTable).forEach(table -> setAside(table, script));
    }
    for (String table : TABLES) {
      if (lacksKey(table)) {
        setAside(table, script);
      }
    }
    for (Map.Entry<String, Shape> one : Shape.ALL.entrySet()) {
      if (database.schema().hasTable(one.getKey())) {
        addColumns(one.getKey(), one.getValue(), script);
      } else {
        script.run(one.getValue().creation());
      }
    }
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

  private void addColumns(String table, Shape shape, Script script) {
    List<String> there = database.schema().columns(table);
    shape
        .columns()
        .forEach(
            (column, definition) -> {
              if (!there.contains(column)) {
                script.run(
                    String.format(
                        Locale.ROOT, "ALTER TABLE \"%s\" ADD COLUMN %s", table, definition));
              }
            });
  }

  /** Returns the tables that are there, in the order in which they may be dropped. */
  List<String> tables() {
    List<String> tables = new ArrayList<>();
    for (String table : TABLES) {
      if (database.schema().hasTable(table)) {
        tables.add(table);
      }
      for (int i = 1; database.schema().hasTable(aside(table, i)); i++) {
        tables.add(aside(table, i));
      }
    }
    return tables;
  }

  /**
   * How one table is made.
   *
   * @param creation its CREATE TABLE
   * @param columns by name, how a column is added to a table that lacks it, in order
   */
  private record Shape(String creation, Map<String, String> columns) {
    /** In the order in which they are made. */
    static final Map<String, Shape> ALL = all();

    private static Map<String, Shape> all() {
      Map<String, Shape> shapes = new LinkedHashMap<>();
      Matcher found = CREATION.matcher(ChangeLog.text(FILE));
      while (found.find()) {
        String creation = found.group();
        shapes.put(
            found.group(1),
            new Shape(creation.substring(0, creation.length() - 1), columns(creation)));
      }
      return shapes;
    }

    private static Map<String, String> columns(String creation) {
      Map<String, String> columns = new LinkedHashMap<>();
      Matcher found = COLUMN.matcher(creation);
      while (found.find()) {
        String name = found.group(1);
        String type = found.group(2) == null ? "" : " " + found.group(2);
        boolean defaulted = found.group(4).contains("DEFAULT");
        String value =
            found.group(3) == null
                ? ""
                : " NOT NULL DEFAULT "
                    + (defaulted || type.equals(" INTEGER")
                        ? "0"
                        : UNKNOWN.getOrDefault(name, "'unknown'"));
        columns.put(name, '"' + name + '"' + type + value);
      }
      return columns;
    }
  }
}
