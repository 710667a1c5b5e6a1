package petshell;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import petshell.store.postgres.StoppableServer;
import petshell.trait.TraitText;

/**
 * The web app at work on a server that may go away: a thread that inserts, changes, fills and
 * deletes pets, and knows what each looks like. A number that it stores in each transaction says
 * whether one was committed whose answer was lost. It begins quiet, and is led by the thread that
 * made it.
 */
final class ServerApp implements AutoCloseable {
  static final String NAME = "the app";

  private static final int LONGEST_PAUSE = 10;

  /**
   * One pet, as the app has written it last.
   *
   * @param filled whether the app itself has stored its traits since all were read
   */
  record Known(String name, int hunger, boolean filled) {}

  /** What one transaction did, known for sure once it is committed; null for deleted pets. */
  private static final class Changes {
    private final Map<String, Known> pets = new HashMap<>();
    private long deletedWithTraits;
  }

  private final StoppableServer server;
  private final Random random;
  private final Map<String, Known> pets = new HashMap<>();
  private final List<String> ids = new ArrayList<>();
  private final ReentrantLock turn = new ReentrantLock(true);
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread = new Thread(this::work, "server-app");
  private volatile boolean alwaysWithTraits;
  private volatile Throwable failure;
  private String user = "";
  private Optional<Connection> kept = Optional.empty();
  private long deletedWithTraits;
  private long transactions;
  private long lost;

  ServerApp(StoppableServer server, long seed) throws SQLException {
    this.server = server;
    this.random = new Random(seed);
    try (Connection connection = server.connect(NAME);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE app_log (number BIGINT PRIMARY KEY)");
      try (ResultSet found = statement.executeQuery("SELECT min(id) FROM \"User\"")) {
        found.next();
        user = found.getString(1);
      }
    }
    readAgain();
    turn.lock();
    thread.start();
  }

  /** Takes all pets as they are, and counts anew; only while it is quiet. */
  void readAgain() throws SQLException {
    pets.clear();
    ids.clear();
    deletedWithTraits = 0;
    try (Connection connection = server.connect(NAME);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, name, hunger FROM \"Pet\"")) {
      while (rows.next()) {
        pets.put(rows.getString(1), new Known(rows.getString(2), rows.getInt(3), false));
      }
    }
    ids.addAll(pets.keySet());
  }

  /** Lets it work. */
  void resume() {
    turn.unlock();
  }

  /** Lets it end its transaction, and keeps it from beginning another one. */
  void keepQuiet() {
    turn.lock();
    if (failure != null) {
      throw new AssertionError("the web app failed", failure);
    }
  }

  /** Sets whether all its new pets have traits; else some have. */
  void writesTraits(boolean always) {
    alwaysWithTraits = always;
  }

  /** Returns what it knows; only while it is quiet. */
  Map<String, Known> pets() {
    return pets;
  }

  /** Returns how many pets it deleted that had traits which it had not stored. */
  long deletedWithTraits() {
    return deletedWithTraits;
  }

  String summary() {
    return "the app: " + transactions + " transactions, " + lost + " lost with the connection";
  }

  private void work() {
    long number = 0;
    try {
      while (!end.await(random.nextInt(LONGEST_PAUSE), TimeUnit.MILLISECONDS)) {
        turn.lock();
        try {
          number++;
          transaction(number);
        } finally {
          turn.unlock();
        }
      }
    } catch (InterruptedException | RuntimeException | Error e) {
      failure = e;
    }
  }

  /** Does it, or finds out later whether it was done. */
  private void transaction(long number) throws InterruptedException {
    Changes changes = new Changes();
    boolean committed;
    try {
      Connection connection = connection();
      update(connection, "INSERT INTO app_log VALUES (" + number + ")");
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        change(connection, changes);
      }
      connection.commit();
      committed = true;
    } catch (SQLException gone) {
      disconnect();
      committed = isCommitted(number);
      lost++;
    }
    if (committed) {
      changes.pets.forEach(this::note);
      deletedWithTraits += changes.deletedWithTraits;
      transactions++;
    }
  }

  private Connection connection() throws SQLException {
    if (kept.isEmpty()) {
      Connection made = server.connect(NAME);
      made.setAutoCommit(false);
      kept = Optional.of(made);
    }
    return kept.get();
  }

  private void disconnect() {
    try {
      if (kept.isPresent()) {
        kept.get().close();
      }
    } catch (SQLException alreadyGone) {
      lost++;
    }
    kept = Optional.empty();
  }

  private void note(String id, Known pet) {
    if (pet == null) {
      pets.remove(id);
      ids.remove(id);
    } else if (pets.put(id, pet) == null) {
      ids.add(id);
    }
  }

  /** Asks until the server answers. */
  private boolean isCommitted(long number) throws InterruptedException {
    while (!end.await(50, TimeUnit.MILLISECONDS)) {
      try (Connection connection = server.connect(NAME);
          Statement statement = connection.createStatement();
          ResultSet found =
              statement.executeQuery("SELECT 1 FROM app_log WHERE number = " + number)) {
        return found.next();
      } catch (SQLException stillGone) {
        // The next attempt comes at once, as a web app's pool makes it.
        lost++;
      }
    }
    return false;
  }

  private void change(Connection connection, Changes changes) throws SQLException {
    int kind = random.nextInt(10);
    String id = ids.get(random.nextInt(ids.size()));
    Known known = changes.pets.getOrDefault(id, pets.get(id));
    if (kind < 3) {
      insert(connection, changes);
    } else if (known == null) {
      return;
    } else if (kind == 3) {
      delete(connection, changes, id, known);
    } else if (kind < 6) {
      fill(connection, changes, id, known);
    } else {
      Known changed = new Known(known.name() + '!', (known.hunger() + 1) % 101, known.filled());
      update(
          connection,
          "UPDATE \"Pet\" SET hunger = "
              + changed.hunger()
              + ", name = ?, "
              + NOW
              + " WHERE id = ?",
          changed.name(),
          id);
      changes.pets.put(id, changed);
    }
  }

  private static final String NOW = "\"updatedAt\" = (now() AT TIME ZONE 'UTC')::timestamp(3)";

  private void insert(Connection connection, Changes changes) throws SQLException {
    String id = new UUID(random.nextLong(), random.nextLong()).toString();
    boolean withTraits = hasTraits(connection) && (alwaysWithTraits || random.nextBoolean());
    update(
        connection,
        "INSERT INTO \"Pet\" (id, name, \"userId\", \"updatedAt\""
            + (withTraits ? ", traits" : "")
            + ") VALUES (?, 'new', ?, (now() AT TIME ZONE 'UTC')::timestamp(3)"
            + (withTraits ? ", '" + TraitText.of(id) + "')" : ")"),
        id,
        user);
    changes.pets.put(id, new Known("new", 0, withTraits));
  }

  private static void delete(Connection connection, Changes changes, String id, Known known)
      throws SQLException {
    boolean traits = false;
    if (hasTraits(connection)) {
      try (PreparedStatement read =
          connection.prepareStatement(
              "SELECT traits IS NOT NULL FROM \"Pet\" WHERE id = ? FOR UPDATE")) {
        read.setString(1, id);
        try (ResultSet row = read.executeQuery()) {
          traits = row.next() && row.getBoolean(1);
        }
      }
    }
    update(connection, "DELETE FROM \"Pet\" WHERE id = ?", id);
    changes.pets.put(id, null);
    changes.deletedWithTraits += traits && !known.filled() ? 1 : 0;
  }

  private static void fill(Connection connection, Changes changes, String id, Known known)
      throws SQLException {
    if (hasTraits(connection)
        && update(
                connection,
                "UPDATE \"Pet\" SET traits = ?::jsonb, " + NOW + " WHERE id = ? AND traits IS NULL",
                TraitText.of(id),
                id)
            == 1) {
      changes.pets.put(id, new Known(known.name(), known.hunger(), true));
    }
  }

  private static boolean hasTraits(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT 1 FROM pg_attribute WHERE attrelid = '\"Pet\"'::regclass"
                    + " AND attname = 'traits' AND NOT attisdropped")) {
      return found.next();
    }
  }

  private static int update(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  @Override
  public void close() {
    end.countDown();
    if (turn.isHeldByCurrentThread()) {
      turn.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    disconnect();
  }
}
