package petshell.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.jackson2.Jackson2Config;
import org.jdbi.v3.jackson2.Jackson2Plugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/**
 * One open database: a single connection, kept until it is closed. Used by one thread at a time,
 * but for {@link #interrupt}. All work goes through {@link #read} or {@link #write}.
 */
public final class Database implements AutoCloseable {
  private final Engine engine;
  private final DatabaseAddress address;
  private final OpenOptions options;
  private final Handle handle;
  private final Transactions transactions;
  private final Object closing = new Object();
  private boolean closed;

  private Database(
      Engine engine,
      DatabaseAddress address,
      OpenOptions options,
      TransactionWatch watch,
      Connection connection) {
    this.engine = engine;
    this.address = address;
    this.options = options;
    Jdbi jdbi =
        Jdbi.create(connection)
            .installPlugin(new SqlObjectPlugin())
            .installPlugin(new Jackson2Plugin());
    jdbi.getConfig(SqlStatements.class).setSqlParser(new NamedParameters());
    engine.configure(jdbi);
    jdbi.getConfig(Jackson2Config.class).setMapper(TraitsMapping.mapper());
    this.handle = jdbi.open();
    this.transactions = new Transactions(engine, handle, options, watch);
  }

  /**
   * Opens a database that exists.
   *
   * @param address where it is, never null
   * @param options what for and how long to wait for locks, never null
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
    } catch (SQLException e) {
      throw engine.explain(e, options.busyTimeout());
    } finally {
      options.use().ends();
    }
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

  /** Returns the engine's name, as {@code SQLite}. */
  public String engineName() {
    return engine.name();
  }

  /** Returns the engine's version, as {@code 3.54.1}. */
  public String engineVersion() {
    return read(() -> engine.version(handle));
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
   * Copies the schema into the memory, to try changes on; this database is not written.
   *
   * @param withRows the tables whose rows are copied too, in whatever case; never null
   * @return the copy, with write access, which the caller closes
   * @throws StoreException if the database cannot be read
   */
  public Database trial(Collection<String> withRows) {
    OpenOptions writing = options.withAccess(Access.WRITE);
    return read(
        () -> {
          try {
            Engine.Trial copy = engine.trial(handle, withRows);
            return new Database(
                copy.engine(), address, writing, TransactionWatch.NONE, copy.connection());
          } catch (SQLException e) {
            throw explain(e);
          }
        });
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

  /** Returns what keeps operators of this database apart. */
  public OperatorLocks operatorLocks() {
    return engine.operatorLocks();
  }

  /** Returns a mark that each commit of anybody changes; empty where the engine has none. */
  public Optional<ChangeMark> changeMark() {
    return engine.changeMark();
  }

  /** Returns how long writers have to rest for others; empty where the engine sees to that. */
  public Optional<Rests> restsForOthers() {
    return engine.restsForOthers();
  }

  /** Returns whether this user may write the database, whatever it was opened for. */
  public boolean isWritable() {
    return engine.isWritable();
  }

  /** Returns whether another Java program has the database open, or may have it. */
  public boolean mayBeOpenInJava() {
    return engine.mayBeOpenInJava();
  }

  /**
   * Returns a time as the web app writes it at present: a String, or a Long with milliseconds.
   *
   * @param time the time, never null
   */
  public Object inKindOfApp(StoredTime time) {
    return read(() -> engine.inKindOfApp(handle, time));
  }

  /** Returns an access object of Jdbi's kind, for use within {@link #read} or {@link #write}. */
  public <T> T dao(Class<T> type) {
    return handle.attach(type);
  }

  /** Returns the bulk access to the traits, which the caller closes. */
  public TraitsDao traits() {
    return read(() -> engine.traits(handle));
  }

  /** Returns the pages of pets for listings, for use within {@link #read}. */
  public PetPages petPages() {
    return read(() -> engine.petPages(handle));
  }

  /**
   * Does all of the work on one state of the database.
   *
   * @return what the work returns
   * @throws StoreException if the database fails
   */
  public <T> T read(Supplier<T> work) {
    return transactions.read(work);
  }

  /**
   * Does all of the work or none of it, and lets nobody else write meanwhile. Where readers keep it
   * from being committed, it is taken back, so that they can go on, and done again, until the busy
   * timeout is over.
   *
   * @param work may be done more than once; what it leaves outside of the database is that of the
   *     last time
   * @return what the work returns
   * @throws StoreException if the database fails; then nothing was written
   */
  public <T> T write(Supplier<T> work) {
    return transactions.write(work);
  }

  /**
   * Does all of the work on one state of the database; where it finds somebody else at work, it is
   * done again until the busy timeout is over.
   *
   * @param work throws a {@link StoreException} of the reason BUSY to wait
   * @return what the work returns
   * @throws StoreException if the database fails, or is not free in time
   */
  public <T> T readWhenFree(Supplier<T> work) {
    return transactions.readWhenFree(work);
  }

  /**
   * Returns for how long the last {@link #write} held the lock that keeps others from writing: from
   * when it was granted until all was committed or taken back; zero before the first one.
   */
  public Duration lockHeld() {
    return transactions.lockHeld();
  }

  /**
   * Returns how the database is copied to files.
   *
   * @throws PetShellException of the kind REFUSED if the engine leaves that to a program of its own
   */
  public Backups backups() {
    return engine
        .backups(handle, transactions)
        .orElseThrow(
            () ->
                new PetShellException(
                    PetShellException.Kind.REFUSED,
                    "petshell makes no copies of "
                        + engine.name()
                        + " databases: "
                        + address.label()
                        + ": use "
                        + engine.backupProgram()));
  }

  /**
   * Looks through the whole database.
   *
   * @return what is damaged, for people; nothing where all is sound; never null
   */
  public List<String> damage() {
    try {
      // In no transaction of its own, whose end would fail with the damage that was found.
      return transactions.inUse(() -> engine.damage(handle));
    } catch (JdbiException e) {
      throw explain(e);
    }
  }

  /**
   * Puts into words what a library threw that works on {@link #connection}.
   *
   * @param thrown with the driver's exception among its causes, never null
   */
  public StoreException explain(Throwable thrown) {
    return transactions.explain(thrown);
  }

  /** Tells whether a transaction is open, so that others may be waiting; on the work's thread. */
  public boolean isInTransaction() {
    return transactions.isOpen();
  }

  /** Stops the statement that runs now, if any; may be called from any thread, at any time. */
  public void interrupt() {
    synchronized (closing) {
      if (!closed) {
        engine.interrupt(handle);
      }
    }
  }

  @Override
  public void close() {
    synchronized (closing) {
      closed = true;
    }
    Connection connection = handle.getConnection();
    handle.close();
    try {
      // Jdbi leaves a connection open that it was given.
      connection.close();
    } catch (SQLException e) {
      throw explain(e);
    }
  }
}
