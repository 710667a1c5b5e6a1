package petshell.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * All that differs from one database engine to another. Nothing above this package asks which
 * engine it works on.
 */
public interface Engine {
  /** Returns the engine's name for people, as {@code SQLite}. */
  String name();

  /**
   * Opens a database that exists.
   *
   * @param file the database, never null
   * @param options what for and how long to wait for locks, never null
   * @return a connection that the caller closes
   * @throws SQLException if it is missing, no database, or cannot be read
   */
  Connection connect(Path file, OpenOptions options) throws SQLException;

  /**
   * Opens a file that nobody else writes, to look: without locks, and without files beside it.
   *
   * @param file a whole database, never null
   * @return a connection that the caller closes
   * @throws SQLException if it is no database, or cannot be read
   */
  Connection connectToFrozen(Path file) throws SQLException;

  /**
   * Prepares Jdbi for this engine: for its own kinds of values, and with the parts of statements
   * that it writes in its own way.
   *
   * @param jdbi the access to one database, never null
   */
  void configure(Jdbi jdbi);

  /** Returns the engine's version, as {@code 3.54.1}. */
  String version(Handle handle);

  /** Starts a transaction that holds the write lock from its first moment. */
  void beginWrite(Handle handle);

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

  /** Ends a transaction and takes back what it did. */
  void rollback(Handle handle);

  /**
   * Returns what is known of the schema.
   *
   * @param reading gives each answer its transaction, never null
   */
  SchemaFacts schema(Handle handle, Reading reading);

  /**
   * Copies the schema into the memory, to try changes on.
   *
   * @param withRows the tables whose rows are copied too, never null
   * @return a connection that the caller closes
   * @throws SQLException if the database cannot be read
   */
  Connection connectToTrial(Handle handle, Collection<String> withRows) throws SQLException;

  /**
   * Returns a number that stays the same on this handle for as long as nobody else has changed the
   * database.
   */
  long versionOfData(Handle handle);

  /**
   * Returns a time as the web app writes it at present: a String, or a Long with milliseconds.
   *
   * @param time the time, never null
   */
  Object inKindOfApp(Handle handle, StoredTime time);

  /** Returns the pages of pets and the writes to them that this engine does best. */
  TraitsDao traits(Handle handle);

  /** Returns the pages of pets for listings. */
  PetPages petPages(Handle handle);

  /**
   * Copies the state of the database that the open transaction sees.
   *
   * @param target an empty file, which becomes a database; never null
   * @throws StoreException if it cannot be copied
   */
  void copy(Handle handle, Path target);

  /** Looks through the whole database and returns what is damaged; nothing where all is sound. */
  List<String> damage(Handle handle);

  /** Stops the statement that runs on this handle; may be called from any thread. */
  void interrupt(Handle handle);

  /**
   * Puts what the driver said into words for the user.
   *
   * @param thrown what a statement on this database threw, never null
   * @param file the database, never null
   * @param busyTimeout how long locks were waited for
   */
  StoreException explain(Throwable thrown, Path file, Duration busyTimeout);
}
