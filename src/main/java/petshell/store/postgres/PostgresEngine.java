package petshell.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.AutoSave;
import petshell.store.Access;
import petshell.store.Backups;
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
import petshell.store.Waiting;

/** PostgreSQL, as the web app uses it. */
final class PostgresEngine implements Engine {
  /** So long the web app's statements may have to stand in line behind one of ours. */
  private static final Duration LONGEST_WAIT_IN_LINE = Duration.ofSeconds(2);

  private final PostgresAddress address;
  private Optional<PostgresSession> session = Optional.empty();
  private Optional<PostgresTransactions> transactions = Optional.empty();
  private Duration lockTimeout = LONGEST_WAIT_IN_LINE;
  private Waiting waiting = time -> true;
  private volatile boolean interrupted;
  private long version;

  PostgresEngine(PostgresAddress address) {
    this.address = Objects.requireNonNull(address, "address");
  }

  /** Makes the engine of a connection whose one transaction is open and never committed. */
  static PostgresEngine ofTrial(PostgresAddress address, Connection connection) {
    PostgresEngine engine = new PostgresEngine(address);
    engine.transactions = Optional.of(new PostgresTransactions.Tried(connection));
    return engine;
  }

  @Override
  public EngineServices services() {
    return new PostgresServices(address, session);
  }

  @Override
  public Connection connect(OpenOptions options) throws SQLException {
    Map<String, String> settings = new HashMap<>();
    long waits = Math.max(1, options.busyTimeout().toMillis());
    lockTimeout = Duration.ofMillis(Math.min(waits, LONGEST_WAIT_IN_LINE.toMillis()));
    waiting = options.waiting();
    // Rows that a policy hides must not just be missing: the server refuses such a query instead.
    settings.put("row_security", "off");
    settings.put("lock_timeout", waits + "ms");
    settings.put("default_transaction_isolation", "read committed");
    options
        .idleLimit()
        .ifPresent(
            limit -> settings.put("idle_in_transaction_session_timeout", limit.toMillis() + "ms"));
    if (options.access() == Access.READ) {
      settings.put(PostgresSession.READ_ONLY, "on");
    }
    PostgresSession started = PostgresSession.open(address, PostgresConnections.NAME, settings);
    if (options.access() == Access.WRITE) {
      requireWrites(started);
    }
    session = Optional.of(started);
    transactions = Optional.of(new PostgresTransactions.Real(started));
    return started.connection();
  }

  private void requireWrites(PostgresSession started) throws SQLException {
    Optional<StoreException> refused =
        started.readOnly().map(why -> PostgresErrors.readOnly(address, why));
    if (refused.isEmpty()) {
      refused =
          started
              .variant()
              .noWrites(started.connection())
              .map(why -> PostgresErrors.noWrites(address, why));
    }
    if (refused.isPresent()) {
      started.connection().close();
      throw refused.get();
    }
  }

  private PostgresVariant variant() {
    return session.map(PostgresSession::variant).orElseGet(PostgresVariant.Itself::new);
  }

  @Override
  public void configure(Jdbi jdbi) {
    PostgresDialect.configure(jdbi);
  }

  @Override
  public <T> Class<? extends T> dialect(Class<T> dao) {
    return PostgresDialect.of(dao);
  }

  @Override
  public String product(Handle handle) {
    return PostgresProduct.of(handle).name();
  }

  @Override
  public String version(Handle handle) {
    return PostgresProduct.of(handle).version();
  }

  /** A server keeps its database whatever happens to files. */
  @Override
  public void requireSame() {}

  @Override
  public void beginWrite(Handle handle) {
    transactions().beginWrite();
  }

  /**
   * A statement that waits for a table has everybody wait who comes after it, so it waits for a
   * moment only, and the transaction is started again. Liquibase asks for tables that are not
   * there, which must not end the transaction; and it would set the search path for good, if it did
   * not start with the schema that Liquibase works in.
   */
  @Override
  public void prepareSchemaChange(Handle handle) {
    try {
      transactions()
          .execute(
              "SET LOCAL lock_timeout = "
                  + lockTimeout.toMillis()
                  + """
                    ;
                    SELECT set_config('search_path',
                    quote_ident(current_schema()) || ', ' || current_setting('search_path'), true)
                    """);
      transactions().autosave(AutoSave.ALWAYS);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("SET LOCAL lock_timeout", e, null);
    }
  }

  @Override
  public List<String> placement(Handle handle) {
    try {
      return variant().placement(handle.getConnection());
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("the places of tables", e, null);
    }
  }

  @Override
  public Optional<Spread> spread(Handle handle) {
    try {
      return variant().spread(handle.getConnection());
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("the places of tables", e, null);
    }
  }

  @Override
  public void keepOthersFromWriting(Handle handle, String table) {
    prepareSchemaChange(handle);
    locks(handle).keepOthersFromWriting(table);
  }

  @Override
  public void keepOthersOut(Handle handle, String table) {
    locks(handle).keepOthersOut(table);
  }

  private PostgresTableLocks locks(Handle handle) {
    return new PostgresTableLocks(handle.getConnection(), lockTimeout, waiting);
  }

  @Override
  public void beginSnapshot(Handle handle) {
    transactions().beginSnapshot();
  }

  @Override
  public void requireStill() {}

  @Override
  public void commit(Handle handle) {
    transactions().commit();
  }

  @Override
  public void rollback(Handle handle) {
    transactions().rollback();
  }

  private PostgresTransactions transactions() {
    return transactions.orElseThrow();
  }

  @Override
  public SchemaFacts schema(Handle handle, Reading reading) {
    return new PostgresSchemaFacts(handle, reading);
  }

  @Override
  public Trial trial(Handle handle, Collection<String> withRows) throws SQLException {
    return PostgresTrial.of(address, handle, withRows);
  }

  /** The server counts no changes that a session could ask for. */
  @Override
  public long versionOfData(Handle handle) {
    version++;
    return version;
  }

  @Override
  public Optional<Upkeep> upkeep(Handle handle) {
    return Optional.of(new PostgresUpkeep(handle, System::nanoTime));
  }

  @Override
  public TraitsDao traits(Handle handle) {
    return PostgresTraitsDao.of(handle, variant());
  }

  @Override
  public Optional<Sharing> sharing(Handle handle) {
    return Optional.of(new PostgresSharing(handle, variant()));
  }

  @Override
  public TraitsScript traitsScript(Handle handle) {
    return PostgresTraitsScript.of(handle);
  }

  @Override
  public PetPages petPages(Handle handle) {
    return PostgresPetPages.of(handle);
  }

  @Override
  public Optional<Backups> backups(Handle handle, Reading reading) {
    return Optional.empty();
  }

  @Override
  public List<String> damage(Handle handle) {
    return List.of();
  }

  @Override
  public void query(Handle handle, String sql, Duration most, QueryRows rows) {
    new PostgresUserQuery(handle.getConnection(), most).run(sql, rows);
  }

  @Override
  public void interrupt(Handle handle) {
    interrupted = true;
    try {
      handle.getConnection().unwrap(PGConnection.class).cancelQuery();
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
    return PostgresErrors.explain(thrown, address, busyTimeout, interrupted);
  }
}
