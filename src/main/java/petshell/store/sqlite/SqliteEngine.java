package petshell.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultSetException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import petshell.store.Access;
import petshell.store.DatabaseUse;
import petshell.store.Engine;
import petshell.store.NewFile;
import petshell.store.OpenOptions;
import petshell.store.PetPages;
import petshell.store.Reading;
import petshell.store.SchemaFacts;
import petshell.store.StoreException;
import petshell.store.StoredTime;
import petshell.store.TraitsDao;

/** SQLite, as the web app uses it. */
public final class SqliteEngine implements Engine {
  /** Some 4 MB a step: large enough for the disk, small enough for a step to be short. */
  private static final int COPIED_PAGES = 1_000;

  /** Longer than most readers need, shorter than what users of the web app notice. */
  private static final Duration LONGEST_WAIT_WITH_LOCK = Duration.ofMillis(100);

  private Optional<StillFile> still = Optional.empty();
  private SqliteBusyHandler busyHandler =
      new SqliteBusyHandler(Duration.ZERO, time -> true, DatabaseUse.UNWATCHED);

  @Override
  public String name() {
    return "SQLite";
  }

  @Override
  public Connection connect(Path file, OpenOptions options) throws SQLException {
    busyHandler = new SqliteBusyHandler(options.busyTimeout(), options.waiting(), options.use());
    if (options.access() == Access.WRITE) {
      return SqliteConnections.openToWrite(file, busyHandler);
    }
    SqliteLook.Opened opened = new SqliteLook(file, options, busyHandler).open();
    still = opened.still();
    return opened.connection();
  }

  @Override
  public Connection connectToFrozen(Path file) throws SQLException {
    return SqliteConnections.openFrozen(file);
  }

  @Override
  public void configure(Jdbi jdbi) {
    SqliteDialect.configure(jdbi);
  }

  @Override
  public String version(Handle handle) {
    return handle.createQuery("SELECT sqlite_version()").mapTo(String.class).one();
  }

  /**
   * Nothing is locked while it waits. What comes after that in the transaction, COMMIT above all,
   * waits with the file closed to new readers, and for those who may themselves wait for us.
   */
  @Override
  public void beginWrite(Handle handle) {
    execute(handle, "BEGIN IMMEDIATE");
    busyHandler.limit(LONGEST_WAIT_WITH_LOCK);
  }

  @Override
  public void beginSnapshot(Handle handle) {
    execute(handle, "BEGIN");
    // The snapshot starts with the first read, not with BEGIN.
    execute(handle, "SELECT COUNT(*) FROM sqlite_master");
    requireStill();
  }

  @Override
  public void requireStill() {
    still.ifPresent(StillFile::requireStill);
  }

  @Override
  public void commit(Handle handle) {
    execute(handle, "COMMIT");
    busyHandler.unlimit();
  }

  @Override
  public void rollback(Handle handle) {
    busyHandler.unlimit();
    execute(handle, "ROLLBACK");
  }

  /** Without Jdbi, which takes longer for it than SQLite; a backfill has thousands of batches. */
  private static void execute(Handle handle, String sql) {
    try {
      SqliteConnections.execute(handle.getConnection(), sql);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(sql, e, null);
    }
  }

  @Override
  public SchemaFacts schema(Handle handle, Reading reading) {
    return new SqliteSchemaFacts(handle, reading);
  }

  @Override
  public Connection connectToTrial(Handle handle, Collection<String> withRows) throws SQLException {
    return SqliteTrial.of(
        handle.getConnection(),
        withRows.stream().map(SqliteTrial::upper).collect(Collectors.toSet()));
  }

  @Override
  public long versionOfData(Handle handle) {
    requireStill();
    return handle.createQuery("PRAGMA data_version").mapTo(Long.class).one();
  }

  @Override
  public Object inKindOfApp(Handle handle, StoredTime time) {
    boolean millis =
        newestIsMillis(handle, "Pet").or(() -> newestIsMillis(handle, "User")).orElse(false);
    return millis ? (Object) time.millis() : time.text();
  }

  /** The newest row tells: the one with the highest number, as far as nobody renumbered them. */
  private static Optional<Boolean> newestIsMillis(Handle handle, String table) {
    String order =
        SqliteRows.of(handle, table)
            .map(rows -> " ORDER BY " + rows.position() + " DESC")
            .orElse("");
    return handle
        .createQuery(
            String.format(
                Locale.ROOT,
                """
                SELECT typeof("updatedAt") IN ('integer', 'real') FROM "%s"
                WHERE "updatedAt" IS NOT NULL%s LIMIT 1
                """,
                table,
                order))
        .mapTo(Boolean.class)
        .findOne();
  }

  @Override
  public TraitsDao traits(Handle handle) {
    return new SqliteTraitsDao(handle.getConnection(), SqliteRows.ofPets(handle));
  }

  @Override
  public PetPages petPages(Handle handle) {
    return new SqlitePetPages(
        handle.getConnection(),
        SqliteRows.ofPets(handle),
        SqliteSchemaFacts.hasColumn(handle, "Pet", "traits"));
  }

  /**
   * By SQLite's online backup. The transaction of the caller holds the state for all of its steps;
   * without it, each write of another program would have the copy start again. It copies the pages
   * as they are, so rows keep their places; VACUUM INTO takes 1.5 times as long and may renumber
   * them.
   */
  @Override
  public void copy(Handle handle, Path target) {
    try {
      int code =
          handle
              .getConnection()
              .unwrap(SQLiteConnection.class)
              .getDatabase()
              .backup("main", target.toAbsolutePath().toString(), null, 0, 0, COPIED_PAGES);
      if (code != SQLiteErrorCode.SQLITE_OK.code) {
        throw new SQLiteException("backup", SQLiteErrorCode.getErrorCode(code));
      }
    } catch (SQLException e) {
      throw SqliteErrors.explain(e, target, Duration.ZERO);
    } finally {
      deleteJournal(target);
    }
  }

  /** Where the copy failed, SQLite may leave the copy's journal behind. */
  private static void deleteJournal(Path target) {
    try {
      Files.deleteIfExists(target.resolveSibling(target.getFileName() + "-journal"));
    } catch (IOException e) {
      throw NewFile.failure(target, e);
    }
  }

  @Override
  public List<String> damage(Handle handle) {
    try {
      List<String> report = handle.createQuery("PRAGMA integrity_check").mapTo(String.class).list();
      return report.equals(List.of("ok")) ? List.of() : report;
    } catch (UnableToExecuteStatementException | ResultSetException e) {
      // Where the check of cells finds the damage first, the statement fails instead of reporting.
      if (SqliteErrors.code(e) == SQLiteErrorCode.SQLITE_CORRUPT) {
        return List.of("database disk image is malformed");
      }
      throw e;
    }
  }

  @Override
  public void interrupt(Handle handle) {
    try {
      handle.getConnection().unwrap(SQLiteConnection.class).getDatabase().interrupt();
    } catch (SQLException e) {
      throw new StoreException(
          StoreException.Reason.OTHER, "cannot stop the statement: " + e.getMessage(), e);
    }
  }

  @Override
  public StoreException explain(Throwable thrown, Path file, Duration busyTimeout) {
    return SqliteErrors.explain(thrown, file, busyTimeout);
  }
}
