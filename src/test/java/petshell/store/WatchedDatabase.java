package petshell.store;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Databases whose transactions a test follows, and can make fail. */
public final class WatchedDatabase {
  /** The points of every transaction, in their order. */
  public static final List<String> POINTS =
      Arrays.stream(TransactionWatch.Point.values()).map(Enum::name).toList();

  /** The point at which a transaction is open, and nothing done in it. */
  public static final String BEGUN = TransactionWatch.Point.BEGUN.name();

  /** The point after which a transaction stays. */
  public static final String COMMITTED = TransactionWatch.Point.COMMITTED.name();

  /** Follows the transactions; what it throws goes to whoever called the transaction. */
  public interface Follower {
    /**
     * Takes a point.
     *
     * @param transaction which one, from 1
     * @param point one of {@link #POINTS}
     */
    void reached(int transaction, String point);
  }

  private WatchedDatabase() {}

  /** Opens a database to write. */
  public static Database open(DatabaseAddress address, Follower follower) {
    return open(address, Access.WRITE, follower);
  }

  /** Opens a database. */
  public static Database open(DatabaseAddress address, Access access, Follower follower) {
    AtomicInteger transactions = new AtomicInteger();
    return Database.open(
        address,
        WebAppDatabase.options(access),
        point -> {
          if (point == TransactionWatch.Point.BEFORE_BEGIN) {
            transactions.incrementAndGet();
          }
          follower.reached(transactions.get(), point.name());
        });
  }
}
