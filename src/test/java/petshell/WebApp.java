package petshell;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import petshell.store.WebAppDatabase;

/**
 * The web app at work at the same time: a thread with a connection of its own that writes pets,
 * holds the write lock now and then, and knows what every pet looks like that nobody else has
 * written to. It begins quiet, and is led by the thread that made it.
 */
final class WebApp implements AutoCloseable {
  private static final int LONGEST_PAUSE = 10;
  private static final int SHORT_HOLD = 3;
  private static final int LONG_HOLD = 40;

  private final Connection connection;
  private final KnownPets pets;
  private final AppWrites writes;
  private final Random random;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Thread thread = new Thread(this::work, "web-app");
  private boolean alwaysWithTraits;
  private long overtaken;
  private long transactions;
  private long longestWait;

  WebApp(WebAppDatabase database, long seed) throws SQLException {
    connection = database.connect();
    execute("PRAGMA busy_timeout = 120000");
    execute("PRAGMA foreign_keys = ON");
    pets = new KnownPets(connection);
    pets.readAgain();
    random = new Random(seed);
    writes = new AppWrites(connection, pets, database, random);
    turn.lock();
    thread.start();
  }

  /** Lets it work. */
  void resume() {
    turn.unlock();
  }

  /** Lets it end its transaction, and keeps it from beginning another one. */
  void keepQuiet() {
    turn.lock();
    if (failure.get() != null) {
      throw new AssertionError("the web app failed", failure.get());
    }
  }

  boolean isQuiet() {
    return turn.isHeldByCurrentThread();
  }

  /** Returns what it knows; only while it is quiet. */
  KnownPets pets() {
    return pets;
  }

  /** Takes all pets as they are, and counts anew; only while it is quiet. */
  void readAgain() throws SQLException {
    pets.readAgain();
    overtaken = 0;
  }

  /** Sets whether all its new pets have traits, where the database takes them; else some have. */
  void writesTraits(boolean always) {
    alwaysWithTraits = always;
  }

  /** Returns how many pets it found with other traits than it knew, before it changed them. */
  long overtaken() {
    return overtaken;
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "the app: %d transactions, waited for %d ms at most",
        transactions,
        TimeUnit.NANOSECONDS.toMillis(longestWait));
  }

  /** Writes once, and holds the write lock for so long; only while it is quiet. */
  void holdLock(Duration time) throws SQLException, InterruptedException {
    transaction(time);
  }

  private void work() {
    try {
      while (!end.await(random.nextInt(LONGEST_PAUSE), TimeUnit.MILLISECONDS)) {
        turn.lock();
        try {
          int longest = random.nextInt(20) == 0 ? LONG_HOLD : SHORT_HOLD;
          transaction(Duration.ofMillis(random.nextInt(longest)));
        } finally {
          turn.unlock();
        }
      }
    } catch (SQLException | InterruptedException | RuntimeException | Error e) {
      failure.set(e);
    }
  }

  private void transaction(Duration hold) throws SQLException, InterruptedException {
    long started = System.nanoTime();
    execute("BEGIN IMMEDIATE");
    longestWait = Math.max(longestWait, System.nanoTime() - started);
    AppWrites.Done done = writes.write(alwaysWithTraits);
    end.await(hold.toMillis(), TimeUnit.MILLISECONDS);
    execute("COMMIT");
    done.rows().forEach(this::note);
    overtaken += done.overtaken();
    transactions++;
  }

  private void note(String id, Optional<KnownPets.Row> row) {
    if (row.isPresent()) {
      pets.rows().put(id, row.get());
    } else {
      pets.rows().remove(id);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    end.countDown();
    if (isQuiet()) {
      turn.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }
}
