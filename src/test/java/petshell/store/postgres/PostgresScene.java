package petshell.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import petshell.schema.Migrations;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.OpenOptions;

/** A migrated database with 92 pets on a real server, and the web app's connection to it. */
final class PostgresScene implements AutoCloseable {
  private static Optional<PostgresAddress> template = Optional.empty();

  private final PostgresAddress address;

  private PostgresScene(PostgresAddress address) {
    this.address = address;
  }

  /** Makes a database whose pets have no traits yet. */
  static synchronized PostgresScene migrated() {
    try {
      if (template.isEmpty()) {
        PostgresAddress made = PostgresServer.get().free();
        made.create(empty -> migrate((PostgresAddress) empty));
        template = Optional.of(made);
      }
      return new PostgresScene(PostgresServer.get().copyOf(template.get()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes the same with another collation, as {@code LOCALE_PROVIDER icu ICU_LOCALE 'en-US'}. */
  static PostgresScene migrated(String collation) {
    try {
      PostgresAddress address = PostgresServer.get().free();
      PostgresServer.execute(
          PostgresServer.get().database("postgres"),
          "CREATE DATABASE " + address.database() + " TEMPLATE template0 " + collation);
      migrate(address);
      return new PostgresScene(address);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void migrate(PostgresAddress address) {
    try (Database database = Database.open(address, options(Access.WRITE))) {
      new Migrations(database, message -> {}).initialise(true);
      new Migrations(database, message -> {}).migrate((written, note) -> {});
    }
  }

  PostgresAddress address() {
    return address;
  }

  /** Returns the same database with another schema. */
  PostgresScene inSchema(String schema) {
    return new PostgresScene(PostgresServer.inSchema(address, schema));
  }

  /** Returns where the database is for another user. */
  PostgresAddress addressFor(String user) {
    return PostgresServer.as(address, user, "");
  }

  Database open(Access access) {
    return Database.open(address, options(access));
  }

  static OpenOptions options(Access access) {
    return new OpenOptions(access, Duration.ofSeconds(10), time -> false);
  }

  /** Runs statements as the web app does. */
  void execute(String... statements) {
    try (Connection app = PostgresServer.connect(address);
        Statement statement = app.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a statement with arrays of texts as the web app does. */
  void update(String sql, String[]... arrays) {
    try (Connection app = PostgresServer.connect(address);
        PreparedStatement statement = app.prepareStatement(sql)) {
      for (int i = 0; i < arrays.length; i++) {
        statement.setArray(i + 1, app.createArrayOf("text", arrays[i]));
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the rows that a query finds, the columns of each separated by bars. */
  List<String> query(String sql) {
    try (Connection app = PostgresServer.connect(address);
        Statement statement = app.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          row.add(rows.getString(column));
        }
        found.add(String.join("|", row.stream().map(String::valueOf).toList()));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      PostgresServer.get().drop(address);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
