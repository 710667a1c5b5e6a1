package petshell.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.sqlite.SQLiteConnection;
import petshell.store.Access;
import petshell.store.Backups;
import petshell.store.DatabaseUse;
import petshell.store.Engine;
import petshell.store.EngineServices;
import petshell.store.OpenOptions;
import petshell.store.PetPages;
import petshell.store.QueryRows;
import petshell.store.Reading;
import petshell.store.SchemaFacts;
import petshell.store.Sharing;
import petshell.store.Spread;
import petshell.store.StoreException;
import petshell.store.TraitsDao;
import petshell.store.TraitsScript;
import petshell.store.Upkeep;

/** SQLite, as the web app uses it. */
final class SqliteEngine implements Engine {
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
  public EngineServices services() {
    return new SqliteServices(address);
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
  public <T> Class<? extends T> dialect(Class<T> dao) {
    return SqliteDialect.of(dao);
  }

  @Override
  public String product(Handle handle) {
    return services().name();
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

  /** Whoever writes has the database to himself anyway. */
  @Override
  public void prepareSchemaChange(Handle handle) {}

  /** A file is one place. */
  @Override
  public List<String> placement(Handle handle) {
    return List.of();
  }

  @Override
  public Optional<Spread> spread(Handle handle) {
    return Optional.empty();
  }

  @Override
  public void keepOthersFromWriting(Handle handle, String table) {}

  @Override
  public void keepOthersOut(Handle handle, String table) {}

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
  public Optional<Upkeep> upkeep(Handle handle) {
    return Optional.empty();
  }

  @Override
  public TraitsDao traits(Handle handle) {
    return new SqliteTraitsDao(handle.getConnection(), SqliteRows.ofPets(handle));
  }

  /** Whoever writes has the whole file for himself, so others could only wait. */
  @Override
  public Optional<Sharing> sharing(Handle handle) {
    return Optional.empty();
  }

  @Override
  public TraitsScript traitsScript(Handle handle) {
    return SqliteTraitsScript.of(handle);
  }

  @Override
  public PetPages petPages(Handle handle) {
    return new SqlitePetPages(
        handle.getConnection(),
        SqliteRows.ofPets(handle),
        SqliteSchemaFacts.hasColumn(handle, "Pet", "traits"),
        SqliteSchemaFacts.hasColumn(handle, "Pet", "createdAt"));
  }

  @Override
  public Optional<Backups> backups(Handle handle, Reading reading) {
    return Optional.of(new SqliteBackups(this, handle.getConnection(), reading));
  }

  @Override
  public List<String> damage(Handle handle) {
    return SqliteDamage.of(handle);
  }

  @Override
  public void query(Handle handle, String sql, Duration most, QueryRows rows) {
    new SqliteUserQuery(handle.getConnection(), most).run(sql, rows);
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
