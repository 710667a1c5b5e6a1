package petshell.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sqlite.SQLiteConfig;

/**
 * A copy of a schema in memory, to try changes on. The definitions are written into it as they are,
 * not run: one that names a module or a collation that is not there, or a table that is gone,
 * stands in the copy as it does in the database, and does there what it does here.
 */
final class SqliteTrial {
  /** One row of the schema table. */
  private record Entry(String type, String name, String table, boolean stored, String sql) {}

  private SqliteTrial() {}

  /**
   * Makes a copy.
   *
   * @param source in a transaction
   * @param withRows the tables whose rows are copied too, in whatever case
   * @return a connection that the caller closes
   */
  static Connection of(Connection source, Set<String> withRows) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    Connection copy = config.createConnection("jdbc:sqlite::memory:");
    try {
      List<Entry> entries = entries(source);
      write(copy, entries, pages(copy, entries, withoutRowid(source)));
      for (Entry entry : entries) {
        if (entry.type.equals("table") && withRows.contains(upper(entry.name))) {
          copyRows(source, copy, entry.name);
        }
      }
      return copy;
    } catch (SQLException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  private static List<Entry> entries(Connection source) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (Statement statement = source.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT "type", "name", "tbl_name", "rootpage" > 0, "sql" FROM sqlite_master
                ORDER BY rowid
                """)) {
      while (rows.next()) {
        entries.add(
            new Entry(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getBoolean(4),
                rows.getString(5)));
      }
    }
    return entries;
  }

  private static Set<String> withoutRowid(Connection source) throws SQLException {
    Set<String> names = new HashSet<>();
    try (Statement statement = source.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT \"name\" FROM pragma_table_list WHERE \"schema\" = 'main' AND \"wr\"")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  /** Makes an empty tree of the right kind for each entry that has one, and finds its page. */
  private static Map<String, Long> pages(
      Connection copy, List<Entry> entries, Set<String> withoutRowid) throws SQLException {
    Map<String, Long> pages = new HashMap<>();
    try (Statement statement = copy.createStatement()) {
      statement.execute("CREATE TABLE \"0\" (x)");
      for (int i = 0; i < entries.size(); i++) {
        Entry entry = entries.get(i);
        if (entry.stored) {
          statement.execute(
              entry.type.equals("index")
                  ? "CREATE INDEX \"i" + i + "\" ON \"0\" (x)"
                  : withoutRowid.contains(entry.name)
                      ? "CREATE TABLE \"i" + i + "\" (x PRIMARY KEY) WITHOUT ROWID"
                      : "CREATE TABLE \"i" + i + "\" (x)");
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT \"name\", \"rootpage\" FROM sqlite_master WHERE \"sql\" IS NOT NULL")) {
        while (rows.next()) {
          pages.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return pages;
  }

  private static void write(Connection copy, List<Entry> entries, Map<String, Long> pages)
      throws SQLException {
    SqliteConnections.execute(copy, "PRAGMA writable_schema = ON");
    SqliteConnections.execute(copy, "DELETE FROM sqlite_master");
    try (PreparedStatement insert =
        copy.prepareStatement("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)")) {
      for (int i = 0; i < entries.size(); i++) {
        Entry entry = entries.get(i);
        insert.setString(1, entry.type);
        insert.setString(2, entry.name);
        insert.setString(3, entry.table);
        insert.setLong(4, entry.stored ? Objects.requireNonNull(pages.get("i" + i)) : 0);
        insert.setString(5, entry.sql);
        insert.executeUpdate();
      }
    }
    SqliteConnections.execute(copy, "PRAGMA writable_schema = RESET");
  }

  private static void copyRows(Connection source, Connection copy, String table)
      throws SQLException {
    try (Statement statement = source.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + quoted(table))) {
      int columns = rows.getMetaData().getColumnCount();
      String marks = "?, ".repeat(columns - 1) + "?";
      try (PreparedStatement insert =
          copy.prepareStatement(
              String.format(Locale.ROOT, "INSERT INTO %s VALUES (%s)", quoted(table), marks))) {
        while (rows.next()) {
          for (int i = 1; i <= columns; i++) {
            insert.setObject(i, rows.getObject(i));
          }
          insert.executeUpdate();
        }
      }
    }
  }

  /** Returns a name as it is written in a statement. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
