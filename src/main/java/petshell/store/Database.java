package petshell.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * One open database: a single connection, kept until it is closed. Used by one thread at a time,
 * but for {@link #interrupt}. All work goes through {@link #read} or {@link #write}.
 */
public final class Database implements Work, AutoCloseable {
  private final Engine engine;
  private final DatabaseAddress address;
  private final OpenOptions options;
  private final OpenConnection opened;
  private final Handle handle;
  private final Map<Class<?>, Object> daos = new ConcurrentHashMap<>();
  private final RunCounter runCounter;
  private final Transactions transactions;

  Database(
      Engine engine,
      DatabaseAddress address,
      OpenOptions options,
      TransactionWatch watch,
      Connection connection) {
    this.engine = engine;
    this.address = address;
    this.options = options;
    this.opened = new OpenConnection(engine, connection);
    this.handle = opened.handle();
    this.runCounter = new RunCounter(connection);
    this.transactions = new Transactions(engine, handle, options, watch);
  }

  /**
   * Opens a database that exists.
   *
   * @param address where it is
   * @param options what for and how long to wait for locks
   * @return the open database, which the caller closes
   * @throws StoreException if it is missing, no database, locked or cannot be read
   */
  public static Database open(DatabaseAddress address, OpenOptions options) {
    return open(address, options, TransactionWatch.NONE);
  }

  /** Opens a database whose transactions are watched. */
  static Database open(DatabaseAddress address, OpenOptions options, TransactionWatch watch) {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(options, "options");
    Engine engine = address.engine();
    options.use().starts();
    try {
      return new Database(engine, address, options, watch, engine.connect(options));
    } catch (SQLException | JdbiException e) {
      throw engine.explain(e, options.busyTimeout());
    } finally {
      options.use().ends();
    }
  }

  /**
   * Opens another connection to this database, where the engine serves many at the same time.
   *
   * @return the same database for another thread, which the caller closes; empty where it would
   *     only wait for this one
   * @throws StoreException if the server takes no more connections, or cannot be reached
   */
  public Optional<Database> another() {
    return services().servesMany()
        ? Optional.of(open(address, options.watchedBy(DatabaseUse.UNWATCHED)))
        : Optional.empty();
  }

  /**
   * Opens another connection as {@link #another} does, for a worker whose transactions are ended by
   * the database when it stands still.
   *
   * @param idleLimit for how long a transaction may wait for its next statement
   */
  public Optional<Database> worker(Duration idleLimit) {
    return services().servesMany()
        ? Optional.of(
            open(address, options.watchedBy(DatabaseUse.UNWATCHED).withIdleLimit(idleLimit)))
        : Optional.empty();
  }

  /** Returns where the database is, as it was named. */
  public DatabaseAddress address() {
    return address;
  }

  /** Returns what the database was opened for. */
  public Access access() {
    return options.access();
  }

  /** Returns how long locks of others are waited for. */
  public Duration busyTimeout() {
    return options.busyTimeout();
  }

  /** Returns what the engine knows and does apart from the rows. */
  public EngineServices services() {
    return engine.services();
  }

  /**
   * Takes the operators' lock, as {@link OperatorLocks#acquire} does, and waits for it as long as
   * for other locks. Until it is closed, what this database writes is committed only while the lock
   * is held.
   */
  public OperatorLock lock(OperatorLock.Mode mode, LockHolder holder, Waiting waiting) {
    OperatorLock lock =
        services().operatorLocks().acquire(mode, holder, options.busyTimeout(), waiting);
    transactions.onlyWhile(lock::requireHeld);
    return new GuardingLock(lock, () -> transactions.onlyWhile(() -> {}));
  }

  /** Returns the name of the program that keeps the database, see {@link Engine#product}. */
  public String product() {
    return read(() -> engine.product(handle));
  }

  /** Returns that program's version, as {@code 3.54.1}; more may follow behind a blank. */
  public String engineVersion() {
    return read(() -> engine.version(handle));
  }

  /**
   * Prepares the open {@link #write} for statements that change the schema, Liquibase's above all.
   */
  public void prepareSchemaChange() {
    try {
      engine.prepareSchemaChange(handle);
    } catch (JdbiException e) {
      throw explain(e);
    }
  }

  /** Keeps others from writing a table until the open {@link #write} ends; readers go on. */
  public void keepOthersFromWriting(String table) {
    try {
      engine.keepOthersFromWriting(handle, table);
    } catch (JdbiException e) {
      throw explain(e);
    }
  }

  /**
   * Keeps others from a table until the open {@link #write} ends, in which {@link
   * #keepOthersFromWriting} was called before.
   *
   * @throws StoreException of the reason BUSY if somebody uses it for too long
   */
  public void keepOthersOut(String table) {
    try {
      engine.keepOthersOut(handle, table);
    } catch (JdbiException e) {
      throw explain(e);
    }
  }

  /** Returns the statements that {@link Engine#placement} gives, within {@link #write}. */
  public List<String> placement() {
    return write(() -> engine.placement(handle));
  }

  /** Returns how the tables lie on the servers of a cluster; empty where there is one place. */
  public Optional<Spread> spread() {
    return read(() -> engine.spread(handle));
  }

  /** Returns the connection, for Liquibase alone; it must not be closed. */
  public Connection connection() {
    return handle.getConnection();
  }

  /** Returns what is known of the schema. */
  public SchemaFacts schema() {
    return engine.schema(handle, transactions);
  }

  /**
   * Returns a number that stays the same for as long as nobody else has changed the database; what
   * this database itself writes does not count.
   */
  public long versionOfData() {
    try {
      return transactions.inUse(() -> engine.versionOfData(handle));
    } catch (JdbiException e) {
      throw explain(e);
    }
  }

  /** Returns what the server does with what was written; empty where there is no server. */
  public Optional<Upkeep> upkeep() {
    return engine.upkeep(handle).map(upkeep -> new ExplainedUpkeep(upkeep, transactions));
  }

  /** Returns an access object of Jdbi's kind, for use within {@link #read} or {@link #write}. */
  public <T> T dao(Class<T> type) {
    // To make one takes longer than most statements do.
    return type.cast(daos.computeIfAbsent(type, any -> handle.attach(engine.dialect(type))));
  }

  /** Returns what stores the counts of runs, for use within {@link #write}. */
  public RunCounter runCounter() {
    return runCounter;
  }

  /** Returns the bulk access to the traits, which the caller closes. */
  public TraitsDao traits() {
    return read(() -> engine.traits(handle));
  }

  /**
   * Returns how several processes can fill the database at the same time, for use within {@link
   * #read} or {@link #write}; empty where only one can write at a time.
   */
  public Optional<Sharing> sharing() {
    return read(() -> engine.sharing(handle));
  }

  /** Returns the statements that store traits, as text for another program to run. */
  public TraitsScript traitsScript() {
    return read(() -> engine.traitsScript(handle));
  }

  /** Returns the pages of pets for listings, for use within {@link #read}. */
  public PetPages petPages() {
    return read(() -> engine.petPages(handle));
  }

  /**
   * Runs a query that a user has typed, in a transaction of its own, as {@link Engine#query} says;
   * the database is open read-only, and for nothing else.
   */
  public void query(String sql, Duration most, QueryRows rows) {
    read(
        () -> {
          engine.query(handle, sql, most, rows);
          return rows;
        });
  }

  @Override
  public <T> T read(Supplier<T> work) {
    return transactions.read(work);
  }

  @Override
  public <T> T look(Supplier<T> work) {
    return transactions.look(work);
  }

  @Override
  public <T> T write(Supplier<T> work) {
    return transactions.write(work);
  }

  @Override
  public <T> T readWhenFree(Supplier<T> work) {
    return transactions.readWhenFree(work);
  }

  /**
   * Returns for how long the last {@link #write} held the lock that keeps others from writing: from
   * when it was granted until all was committed or rolled back; zero before the first one.
   */
  public Duration lockHeld() {
    return transactions.lockHeld();
  }

  /** Returns what copies the database, and looks for damage in it. */
  public Copies copies() {
    return new Copies(engine, address, options, handle, transactions);
  }

  /**
   * Puts into words what a library threw that works on {@link #connection}.
   *
   * @param thrown with the driver's exception among its causes
   */
  public StoreException explain(Throwable thrown) {
    return transactions.explain(thrown);
  }

  /** Returns whether a transaction is open, so that others may be waiting; on the work's thread. */
  public boolean isInTransaction() {
    return transactions.isOpen();
  }

  /** Stops the statement that runs now, if any; may be called from any thread, at any time. */
  public void interrupt() {
    opened.interrupt();
  }

  @Override
  public void close() {
    try {
      opened.close();
    } catch (SQLException e) {
      throw explain(e);
    }
  }
}
