package petshell.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import petshell.shell.ShellHarness.Result;
import petshell.store.postgres.PostgresAddress;
import petshell.store.postgres.PostgresServer;

/** Runs the real program on a database of a PostgreSQL server, next to the web app. */
final class PostgresScene implements AutoCloseable {
  /** How far a database is when a test starts. */
  enum Stage {
    /** 92 pets, no traits column, nothing of petshell's. */
    DEMO(),
    /** With the column, and nothing in it. */
    MIGRATED("migrate"),
    /** All pets have exact traits. */
    FILLED("migrate", "backfill");

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> commands;

    Stage(String... commands) {
      this.commands = List.of(commands);
    }
  }

  private static final Map<String, PostgresAddress> TEMPLATES = new HashMap<>();
  private final PostgresAddress address;
  private final ShellHarness shell = new ShellHarness();
  private final Path folder;
  private String url;

  private PostgresScene(PostgresAddress address) {
    this.address = address;
    this.url = address.url();
    try {
      this.folder = Files.createTempDirectory("petshell-saved-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    shell.with("PETSHELL_SAVED", folder.toString());
  }

  /** Makes a database of its own for one test. */
  static PostgresScene at(Stage stage) {
    return prepared(
        stage.name(), scene -> stage.commands.forEach(command -> scene.done(command, "--quiet")));
  }

  /**
   * Does the same.
   *
   * @param name of what is prepared, which is done once in this process
   * @param preparation is given a database with 92 pets
   */
  static PostgresScene prepared(String name, Consumer<PostgresScene> preparation) {
    PostgresServer server = PostgresServer.get();
    try {
      return new PostgresScene(server.copyOf(template(server, name, preparation)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static synchronized PostgresAddress template(
      PostgresServer server, String name, Consumer<PostgresScene> preparation) {
    PostgresAddress made = TEMPLATES.get(name);
    if (made == null) {
      made = server.free();
      // It stays, as it is copied for each test.
      @SuppressWarnings("resource")
      PostgresScene scene = new PostgresScene(made);
      scene.done("init", "--demo");
      scene.execute("DROP TABLE databasechangelog, databasechangeloglock");
      preparation.accept(scene);
      TEMPLATES.put(name, made);
    }
    return made;
  }

  PostgresAddress address() {
    return address;
  }

  /** Has what comes next be run on another URL of the same server. */
  PostgresScene named(String other) {
    url = other;
    return this;
  }

  /** Has what comes next be printed on a terminal of 80 columns. */
  PostgresScene onTerminal() {
    shell.onTerminal();
    return this;
  }

  String url() {
    return url;
  }

  /** Runs the words on the database. */
  Result run(String... words) {
    List<String> all = new ArrayList<>(List.of("--db", url, "--operator", "tester"));
    all.addAll(List.of(words));
    return shell.run(all.toArray(String[]::new));
  }

  /** Runs the words, which must succeed. */
  Result done(String... words) {
    Result result = run(words);
    if (result.code() != 0) {
      throw new AssertionError(String.join(" ", words) + ": " + result.err());
    }
    return result;
  }

  /** Returns where rollbacks save traits. */
  Path folder() {
    return folder;
  }

  /** Returns the files of traits that rollbacks have saved. */
  List<Path> saved() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Connection connect() throws SQLException {
    return PostgresServer.connect(address);
  }

  /** Runs statements, each in a transaction of its own, as the web app does. */
  PostgresScene execute(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Returns the rows of a query, their columns joined by {@code |}. */
  List<String> query(String sql) {
    try (Connection connection = connect()) {
      return query(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static List<String> query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        List<String> line = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          line.add(String.valueOf(rows.getString(i)));
        }
        found.add(String.join("|", line));
      }
      return found;
    }
  }

  /** Returns all that the database has: each object as it is declared, and each row. */
  List<String> everything() {
    try (Connection connection = connect()) {
      return everything(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static List<String> everything(Connection connection) throws SQLException {
    List<String> found =
        query(
            connection,
            """
            SELECT n.nspname, c.relname, c.relkind, a.attnum, a.attname,
              format_type(a.atttypid, a.atttypmod), a.attnotnull,
              pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum)
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
            LEFT JOIN pg_attribute AS a
              ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            """);
    found.addAll(
        query(
            connection,
            """
            SELECT conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated,
              obj_description(oid, 'pg_constraint')
            FROM pg_constraint WHERE conrelid >= 16384 AND contype <> 'n'
            """));
    for (String table :
        query(
            connection,
            "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")) {
      found.addAll(query(connection, "SELECT '" + table + "', t.* FROM " + table + " AS t"));
    }
    Collections.sort(found);
    return found;
  }

  @Override
  public void close() {
    try {
      for (Path file : saved()) {
        Files.delete(file);
      }
      Files.delete(folder);
      PostgresServer.get().drop(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
