package petshell.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import petshell.schema.Migrations;
import petshell.store.sqlite.SqliteFile;

/** A database file of SQLite. */
public final class WebAppDatabase extends TestedDatabase {
  private final Path file;

  private WebAppDatabase(Path file) {
    this.file = file;
  }

  /** Makes the demo database: 170 users and 92 pets, without the traits column. */
  public static WebAppDatabase demo(Path folder) {
    WebAppDatabase made = new WebAppDatabase(folder.resolve("dev.db"));
    try {
      Files.createFile(made.file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (Database database = made.open(Access.WRITE)) {
      new Migrations(database, message -> {}).initialise(true);
    }
    made.execute("DROP TABLE DATABASECHANGELOG", "DROP TABLE DATABASECHANGELOGLOCK");
    return made;
  }

  /** Takes a database file that is there. */
  public static WebAppDatabase at(Path file) {
    return new WebAppDatabase(file);
  }

  /** Makes the demo database with the schema migrated. */
  public static WebAppDatabase migrated(Path folder) {
    WebAppDatabase made = demo(folder);
    made.migrate();
    return made;
  }

  /**
   * Copies it to another folder, with the journals next to it: what a killed process would leave.
   * Within this process its locks are gone then, so that nobody else may be at work on it.
   */
  public WebAppDatabase copyTo(Path folder) {
    WebAppDatabase copy = new WebAppDatabase(folder.resolve(file.getFileName()));
    try {
      for (String end : List.of("", "-journal", "-wal")) {
        Path part = file.resolveSibling(file.getFileName() + end);
        if (Files.exists(part)) {
          Files.copy(part, folder.resolve(part.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  /** Adds pets with random ids, a third of them with times in milliseconds. */
  @Override
  public void addPets(int count, long seed) {
    Random random = new Random(seed);
    List<String> users = query("SELECT id FROM User ORDER BY id");
    String now = StoredTime.of(Instant.EPOCH).text();
    try (Connection connection = connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO Pet (id, name, userId, hunger, updatedAt) VALUES (?, ?, ?, ?, ?)")) {
      connection.setAutoCommit(false);
      for (int i = 0; i < count; i++) {
        insert.setString(1, new UUID(random.nextLong(), random.nextLong()).toString());
        insert.setString(2, "Pet " + i);
        insert.setString(3, users.get(random.nextInt(users.size())));
        insert.setInt(4, random.nextInt(101));
        insert.setObject(5, i % 3 == 0 ? (Object) (long) i : now);
        insert.executeUpdate();
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the database file. */
  public Path file() {
    return file;
  }

  @Override
  public SqliteFile address() {
    return new SqliteFile(file);
  }

  @Override
  public void refuseUpdates(String condition, String words) {
    execute(
        String.format(
            Locale.ROOT,
            "CREATE TRIGGER refusal BEFORE UPDATE ON \"Pet\" WHEN %s"
                + " BEGIN SELECT RAISE(ABORT, '%s'); END",
            condition,
            words));
  }

  @Override
  public void acceptUpdates() {
    execute("DROP TRIGGER refusal");
  }

  /** Goes with its folder. */
  @Override
  public void close() {}

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
  }

  /**
   * Makes the same database, with all its rows, in another text encoding.
   *
   * @param encoding as SQLite names it, UTF-16le or UTF-16be
   */
  public WebAppDatabase copyInEncoding(String encoding) {
    WebAppDatabase copy = new WebAppDatabase(file.resolveSibling(encoding + ".db"));
    try (Connection from = connect();
        Connection to = copy.connect();
        Statement read = from.createStatement();
        Statement write = to.createStatement()) {
      write.execute("PRAGMA encoding = '" + encoding + "'");
      for (String sql :
          query("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")) {
        write.execute(sql);
      }
      for (String table : query("SELECT name FROM sqlite_master WHERE type = 'table'")) {
        write.execute("BEGIN");
        copyRows(read, to, table);
        write.execute("COMMIT");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return copy;
  }

  private static void copyRows(Statement read, Connection to, String table) throws SQLException {
    try (ResultSet rows = read.executeQuery("SELECT * FROM \"" + table + "\"")) {
      int columns = rows.getMetaData().getColumnCount();
      String values = String.join(", ", Collections.nCopies(columns, "?"));
      try (PreparedStatement insert =
          to.prepareStatement("INSERT INTO \"" + table + "\" VALUES (" + values + ")")) {
        while (rows.next()) {
          for (int i = 1; i <= columns; i++) {
            insert.setObject(i, rows.getObject(i));
          }
          insert.executeUpdate();
        }
      }
    }
  }

  /** Makes the table of the pets anew by another statement, with the rows that it had. */
  public void remakePets(UnaryOperator<String> definition) {
    remake("Pet", definition);
  }

  /** Makes a table anew by another statement, with the rows that it had, and without indexes. */
  public void remake(String table, UnaryOperator<String> definition) {
    String sql = query("SELECT sql FROM sqlite_master WHERE name = '" + table + "'").get(0);
    String columns =
        query("SELECT group_concat('\"' || name || '\"') FROM pragma_table_info('" + table + "')")
            .get(0);
    execute(
        "PRAGMA foreign_keys = OFF",
        "PRAGMA legacy_alter_table = ON",
        "ALTER TABLE \"" + table + "\" RENAME TO old",
        definition.apply(sql),
        "INSERT INTO \"" + table + "\" (" + columns + ") SELECT " + columns + " FROM old",
        "DROP TABLE old");
  }
}
