package petshell.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import petshell.schema.Migrations;

/**
 * A migrated database of one engine with 92 pets, the web app at work on it, and what an engine's
 * test has to give for that. All SQL here is that of every engine.
 */
abstract class EngineScene {
  static final int PETS = 92;
  static final Duration SHORT = Duration.ofMillis(50);

  private DatabaseAddress address;

  /** Returns an address at which no database is; another one each time. */
  protected abstract DatabaseAddress free();

  /** Connects as the web app does, by a driver without petshell. */
  protected abstract Connection connect(DatabaseAddress where) throws SQLException;

  /**
   * Damages a database that nobody has open, so that a look through it has to find that.
   *
   * @return false where no test can do so
   */
  protected abstract boolean damage(DatabaseAddress where) throws Exception;

  /** Returns how a query of the engine names binary data, which is given in hexadecimal digits. */
  protected abstract String binary(String hex);

  /** Returns whether petshell itself makes backups of this engine's databases. */
  protected abstract boolean hasBackups();

  /** Returns whether the engine has a mark of changes that outlasts a connection. */
  protected abstract boolean hasChangeMark();

  @BeforeEach
  final void make() {
    address = free();
    address.create(
        empty -> {
          try (Database database = Database.open(empty, options(Access.WRITE, SHORT))) {
            new Migrations(database, message -> {}).initialise(true);
          }
        });
    try (Database database = open(Access.WRITE)) {
      new Migrations(database, message -> {}).migrate((written, note) -> {});
    }
  }

  final DatabaseAddress address() {
    return address;
  }

  final Database open(Access access) {
    return open(access, Duration.ofSeconds(10));
  }

  final Database open(Access access, Duration busyTimeout) {
    return Database.open(address, options(access, busyTimeout));
  }

  static OpenOptions options(Access access, Duration busyTimeout) {
    return new OpenOptions(access, busyTimeout, waiting());
  }

  static Waiting waiting() {
    CountDownLatch never = new CountDownLatch(1);
    return time -> {
      try {
        return never.await(time.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    };
  }

  static StoredTime now() {
    return StoredTime.of(Instant.ofEpochMilli(1_770_000_000_123L));
  }

  static long count(Database database) {
    return database.dao(PetCounts.class).count();
  }

  /** Has the web app run a statement, in a transaction of its own. */
  final void inTheApp(String sql) {
    if (!triesInTheApp(sql)) {
      throw new IllegalStateException("refused: " + sql);
    }
  }

  /** Has the web app try a statement; false where the engine refuses it. */
  final boolean triesInTheApp(String sql) {
    try (Connection app = connect(address);
        Statement statement = app.createStatement()) {
      statement.execute(sql);
      return true;
    } catch (SQLException refused) {
      return false;
    }
  }

  /** Returns the first column of what the web app finds. */
  final List<String> seenByTheApp(String sql) {
    try (Connection app = connect(address);
        Statement statement = app.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
