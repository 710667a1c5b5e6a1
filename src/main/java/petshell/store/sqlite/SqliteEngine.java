package petshell.store.sqlite;

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
import petshell.store.Access;
import petshell.store.Backups;
import petshell.store.ChangeMark;
import petshell.store.DatabaseUse;
import petshell.store.Engine;
import petshell.store.OpenOptions;
import petshell.store.OperatorLocks;
import petshell.store.PetPages;
import petshell.store.Reading;
import petshell.store.Rests;
import petshell.store.SchemaFacts;
import petshell.store.StoreException;
import petshell.store.StoredTime;
import petshell.store.TraitsDao;

/** SQLite, as the web app uses it. */
final class SqliteEngine implements Engine {
  /**
   * SQLite has no queue for its lock: whoever waits tries again after 1, 2, 5, 10, 15, 20 and then
   * three times 25 ms, later every 100 ms.
   */
  private static final Rests RESTS = new Rests(Duration.ofMillis(26), Duration.ofMillis(101));

  /** Longer than most readers need, shorter than what users of the web app notice. */
  private static final Duration LONGEST_WAIT_WITH_LOCK = Duration.ofMillis(100);

  private final SqliteFile address;
  private final Path file;
  private Optional<FileIdentity> opened = Optional.empty();
  private Optional<StillFile> still = Optional.empty();
  private SqliteBusyHandler busyHandler =
      new SqliteBusyHandler(Duration.ZERO, time -> true, DatabaseUse.UNWATCHED);

  SqliteEngine(SqliteFile address) {
    this.address = address;
    this.file = address.file();
  }

  @Override
  public String name() {
    return "SQLite";
  }

  @Override
  public Connection connect(OpenOptions options) throws SQLException {
    opened = Optional.of(FileIdentity.of(file));
    if (address.frozen()) {
      return SqliteConnections.openFrozen(file);
    }
    busyHandler = new SqliteBusyHandler(options.busyTimeout(), options.waiting(), options.use());
    if (options.access() == Access.WRITE) {
      return SqliteConnections.openToWrite(file, busyHandler);
    }
    SqliteLook.Opened look = new SqliteLook(file, options, busyHandler).open();
    still = look.still();
    return look.connection();
  }

  @Override
  public void requireSame() {
    opened.ifPresent(FileIdentity::requireSame);
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
  public Trial trial(Handle handle, Collection<String> withRows) throws SQLException {
    SqliteEngine copy = new SqliteEngine(address);
    copy.opened = opened;
    return new Trial(
        copy,
        SqliteTrial.of(
            handle.getConnection(),
            withRows.stream().map(SqliteTrial::upper).collect(Collectors.toSet())));
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

  @Override
  public Optional<Backups> backups(Handle handle, Reading reading) {
    return Optional.of(new SqliteBackups(this, handle.getConnection(), reading));
  }

  @Override
  public String backupProgram() {
    return "sqlite3";
  }

  @Override
  public OperatorLocks operatorLocks() {
    return new SqliteOperatorLocks(file);
  }

  @Override
  public Optional<ChangeMark> changeMark() {
    return Optional.of(SqliteChangeMarks.of(file));
  }

  @Override
  public Optional<Rests> restsForOthers() {
    return Optional.of(RESTS);
  }

  /** SQLite writes a journal beside the file. */
  @Override
  public boolean isWritable() {
    return Files.isWritable(file) && Files.isWritable(address.folder());
  }

  @Override
  public boolean mayBeOpenInJava() {
    return FileUsers.javaMayUse(file);
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
  public boolean mayRetry(StoreException failure) {
    return failure.reason() == StoreException.Reason.BUSY;
  }

  @Override
  public StoreException explain(Throwable thrown, Duration busyTimeout) {
    return SqliteErrors.explain(thrown, file, busyTimeout);
  }
}
