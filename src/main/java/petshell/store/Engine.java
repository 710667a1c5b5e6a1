package petshell.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * All that differs from one database engine to another. Nothing above this package asks which
 * engine it works on.
 */
public interface Engine {
  /** Returns what the engine does apart from the rows; works before {@link #connect}, too. */
  EngineServices services();

  /**
   * Opens the database, which exists; call it once.
   *
   * @param options what for and how long to wait for locks
   * @return a connection that the caller closes
   * @throws SQLException if it is missing, no database, or cannot be read
   */
  Connection connect(OpenOptions options) throws SQLException;

  /**
   * Prepares Jdbi for this engine: for its own kinds of values, and with the parts of statements
   * that it writes in its own way.
   *
   * @param jdbi the access to one database
   */
  void configure(Jdbi jdbi);

  /**
   * Returns the access object that speaks to this engine in its own way.
   *
   * @param dao an access object as its users know it
   * @return the same where its statements are any engine's
   */
  <T> Class<? extends T> dialect(Class<T> dao);

  /**
   * Returns the name of the program that keeps the database: the engine's own, or that of another
   * one that speaks its language.
   */
  String product(Handle handle);

  /** Returns that program's version, as {@code 3.54.1}; more may follow behind a blank. */
  String version(Handle handle);

  /**
   * Makes sure that the address still leads to the database that was opened.
   *
   * @throws StoreException if it was replaced or deleted
   */
  void requireSame();

  /** Starts a transaction that holds the write lock from its first moment. */
  void beginWrite(Handle handle);

  /**
   * Prepares the open write transaction for statements that change the schema, which other programs
   * may have to wait for, and which Liquibase sends; called before the first of them, and as often
   * as one likes.
   */
  void prepareSchemaChange(Handle handle);

  /**
   * Keeps all others from writing the rows of a table until the open write transaction ends;
   * readers go on. Does nothing where the transaction itself does so.
   */
  void keepOthersFromWriting(Handle handle, String table);

  /**
   * Keeps all others from a table that is about to be changed until the open write transaction
   * ends. Called after {@link #keepOthersFromWriting}, as a statement that just waits could then
   * wait for somebody who waits for this transaction.
   */
  void keepOthersOut(Handle handle, String table);

  /**
   * Returns the statements, without semicolons, that put petshell's own tables on those servers of
   * a cluster where they belong; none where they are there, or there is one place only.
   *
   * @param handle in a transaction, in which {@link #prepareSchemaChange} was called
   */
  List<String> placement(Handle handle);

  /**
   * Returns how the tables lie on the servers of a cluster; empty where there is one place only.
   *
   * @param handle in a transaction
   */
  Optional<Spread> spread(Handle handle);

  /** Starts a transaction that sees one state of the database until it ends. */
  void beginSnapshot(Handle handle);

  /**
   * Makes sure that what was read so far may be believed; locks see to that, but where a database
   * is looked at without them.
   *
   * @throws StoreException of the reason MOVED if another program wrote meanwhile
   */
  void requireStill();

  /** Ends a transaction and keeps what it did. */
  void commit(Handle handle);

  /** Ends a transaction and rolls back what it did. */
  void rollback(Handle handle);

  /**
   * Returns what is known of the schema.
   *
   * @param reading gives each answer its transaction
   */
  SchemaFacts schema(Handle handle, Reading reading);

  /**
   * A copy of a schema to try changes on.
   *
   * @param engine the engine of the copy
   * @param connection the connection to it, which the caller closes
   */
  record Trial(Engine engine, Connection connection) {}

  /**
   * Copies the schema into the memory, to try changes on.
   *
   * @param withRows the tables whose rows are copied too
   * @throws SQLException if the database cannot be read
   */
  Trial trial(Handle handle, Collection<String> withRows) throws SQLException;

  /**
   * Returns a number that stays the same on this handle for as long as nobody else has changed the
   * database. It may change without that: an engine that does not know gives another one each time.
   */
  long versionOfData(Handle handle);

  /**
   * Returns what the server does with what was written; empty where there is no server, and so
   * nothing that could fall behind.
   */
  Optional<Upkeep> upkeep(Handle handle);

  /** Returns the pages of pets and the writes to them that this engine does best. */
  TraitsDao traits(Handle handle);

  /**
   * Returns how several processes can fill the database at the same time; empty where only one can
   * write at a time.
   *
   * @param handle in a transaction
   */
  Optional<Sharing> sharing(Handle handle);

  /** Returns the statements that store traits, as text for another program to run. */
  TraitsScript traitsScript(Handle handle);

  /** Returns the pages of pets for listings. */
  PetPages petPages(Handle handle);

  /**
   * Returns how the database is copied to files; empty where only the engine's own program does so,
   * see {@link EngineServices#backupCommand}.
   *
   * @param reading gives each copy its transaction
   */
  Optional<Backups> backups(Handle handle, Reading reading);

  /** Looks through the whole database and returns what is damaged; nothing where all is sound. */
  List<String> damage(Handle handle);

  /**
   * Runs a query that a user has typed. Whatever it says, nothing is written: neither the database
   * nor any other file.
   *
   * @param handle of a connection that was opened read-only, in a transaction
   * @param sql one statement
   * @param most how long it may run
   * @param rows takes what is found
   * @throws PetShellException of the kind USAGE if the engine does not understand it or there are
   *     more statements than one, REFUSED if it would write, FAILED if it takes too long or breaks
   *     off
   */
  void query(Handle handle, String sql, Duration most, QueryRows rows);

  /** Stops the statement that runs on this handle; may be called from any thread. */
  void interrupt(Handle handle);

  /** Returns whether a transaction that ended so may succeed if it is done again. */
  boolean mayRetry(StoreException failure);

  /**
   * Puts what the driver said into words for the user.
   *
   * @param thrown what a statement on this database threw
   * @param busyTimeout how long locks were waited for
   */
  StoreException explain(Throwable thrown, Duration busyTimeout);
}
