package petshell.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import petshell.schema.Migrations;

/** A real database of one engine in the web app's shape, and a second connection, as the app's. */
public abstract class TestedDatabase implements AutoCloseable {
  /** Returns where petshell finds it. */
  public abstract DatabaseAddress address();

  /** Opens a plain connection, as the web app does. */
  public abstract Connection connect() throws SQLException;

  /**
   * Has the database refuse to update some pets, with an error.
   *
   * @param condition which, in SQL with the names OLD and NEW
   * @param words what the database says; no user's text
   */
  public abstract void refuseUpdates(String condition, String words);

  /** Has the database accept all updates again. */
  public abstract void acceptUpdates();

  /** Removes it where nothing else does. */
  @Override
  public abstract void close();

  /** Opens it as petshell does, waiting for locks for a second. */
  public Database open(Access access) {
    return Database.open(address(), options(access));
  }

  /** Migrates the schema. */
  public void migrate() {
    try (Database database = open(Access.WRITE)) {
      new Migrations(database, message -> {}).migrate((written, note) -> {});
    }
  }

  /** Adds pets with random ids. */
  public void addPets(int count, long seed) {
    Random random = new Random(seed);
    List<String> users = query("SELECT \"id\" FROM \"User\" ORDER BY \"id\"");
    String sql =
        "INSERT INTO \"Pet\" (\"id\", \"name\", \"userId\", \"hunger\", \"updatedAt\")"
            + " VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP)";
    try (Connection connection = connect();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      connection.setAutoCommit(false);
      for (int i = 0; i < count; i++) {
        insert.setString(1, new UUID(random.nextLong(), random.nextLong()).toString());
        insert.setString(2, "Pet " + i);
        insert.setString(3, users.get(random.nextInt(users.size())));
        insert.setInt(4, random.nextInt(101));
        insert.executeUpdate();
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the options of {@link #open}. */
  public static OpenOptions options(Access access) {
    return options(access, Duration.ofSeconds(1));
  }

  /** Returns options with another time to wait for locks. */
  public static OpenOptions options(Access access, Duration busyTimeout) {
    CountDownLatch never = new CountDownLatch(1);
    return new OpenOptions(
        access,
        busyTimeout,
        time -> {
          try {
            return never.await(time.toNanos(), TimeUnit.NANOSECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
          }
        });
  }

  /** Runs statements on a plain connection. */
  public void execute(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the rows of a query, their columns joined by {@code |}. */
  public List<String> query(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          line.append(i == 1 ? "" : "|").append(rows.getString(i));
        }
        found.add(line.toString());
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
