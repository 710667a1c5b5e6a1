package petshell.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Copies of an open database, and whether one is sound. */
public final class Copies {
  private final Engine engine;
  private final DatabaseAddress address;
  private final OpenOptions options;
  private final Handle handle;
  private final Transactions transactions;

  Copies(
      Engine engine,
      DatabaseAddress address,
      OpenOptions options,
      Handle handle,
      Transactions transactions) {
    this.engine = engine;
    this.address = address;
    this.options = options;
    this.handle = handle;
    this.transactions = transactions;
  }

  /**
   * Copies the schema into the memory, to try changes on; this database is not written.
   *
   * @param withRows the tables whose rows are copied too, in whatever case
   * @return the copy, with write access, which the caller closes
   * @throws StoreException if the database cannot be read
   */
  public Database trial(Collection<String> withRows) {
    OpenOptions writing = options.withAccess(Access.WRITE);
    return transactions.read(
        () -> {
          try {
            Engine.Trial copy = engine.trial(handle, withRows);
            return new Database(
                copy.engine(), address, writing, TransactionWatch.NONE, copy.connection());
          } catch (SQLException e) {
            throw transactions.explain(e);
          }
        });
  }

  /**
   * Returns how the database is copied to files; empty where only the engine's own program does so,
   * see {@link EngineServices#backupCommand}.
   */
  public Optional<Backups> toFiles() {
    return engine.backups(handle, transactions);
  }

  /**
   * Looks through the whole database.
   *
   * @return what is damaged, for people; nothing where all is sound
   */
  public List<String> damage() {
    try {
      // In no transaction of its own, whose end would fail with the damage that was found.
      return transactions.inUse(() -> engine.damage(handle));
    } catch (JdbiException e) {
      throw transactions.explain(e);
    }
  }
}
