package petshell.job.share;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.postgresql.PGConnection;
import petshell.job.BatchSize;
import petshell.job.Cancellation;
import petshell.job.Operations;
import petshell.job.RecordedProgress;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.BackfillOutcome;
import petshell.job.look.Verify;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.Lease;
import petshell.store.ShareDao;
import petshell.store.SlotOwner;
import petshell.store.postgres.PostgresTestDatabase;
import petshell.trait.TraitState;

/** Several processes, played by threads with connections of their own, and the pets they fill. */
final class SharedProcesses implements AutoCloseable {
  static final int PETS = 4_092;

  /** The shared backfill that somebody else has started, and its run. */
  static final long OTHERS = 77;

  private final PostgresTestDatabase pets;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  SharedProcesses(Path folder) {
    pets = PostgresTestDatabase.migrated(folder);
    pets.execute(
        "INSERT INTO \"Pet\" (\"id\", \"name\", \"userId\", \"updatedAt\")"
            + " SELECT gen_random_uuid(), 'Pet ' || i, (SELECT min(\"id\") FROM \"User\"), now()"
            + " FROM generate_series(1, 4000) AS i",
        "CREATE FUNCTION say_changed() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN NOTIFY changed; RETURN NULL; END $$",
        "CREATE TRIGGER changed AFTER INSERT OR UPDATE ON petshell_slot"
            + " FOR EACH STATEMENT EXECUTE FUNCTION say_changed()",
        "CREATE TRIGGER changed AFTER INSERT OR UPDATE ON petshell_share"
            + " FOR EACH STATEMENT EXECUTE FUNCTION say_changed()");
  }

  static ShareOptions workers(int count) {
    return new ShareOptions(OptionalInt.of(count), OptionalLong.empty(), Duration.ofSeconds(30));
  }

  static ShareOptions rated(long rate) {
    return new ShareOptions(OptionalInt.of(1), OptionalLong.of(rate), Duration.ofSeconds(30));
  }

  static BackfillOptions batches(int rows) {
    return limited(rows, OptionalLong.empty());
  }

  static BackfillOptions limited(int rows, OptionalLong limit) {
    return new BackfillOptions(
        new BatchSize.Fixed(rows),
        limit,
        Duration.ZERO,
        false,
        BackfillOptions.DEFAULT_MAX_ERRORS,
        Optional.empty(),
        Optional.empty());
  }

  PostgresTestDatabase pets() {
    return pets;
  }

  List<String> query(String sql) {
    return pets.query(sql);
  }

  BackfillOutcome run(BackfillOptions options, ShareOptions sharing) {
    return run(options, sharing, new RecordedProgress());
  }

  BackfillOutcome run(BackfillOptions options, ShareOptions sharing, RecordedProgress progress) {
    try (Database database = pets.open(Access.WRITE)) {
      return new SharedBackfill(
              Operations.on(database, "backfill", new Cancellation(), progress), options, sharing)
          .run();
    }
  }

  Future<BackfillOutcome> start(BackfillOptions options, ShareOptions sharing) {
    Callable<BackfillOutcome> work = () -> run(options, sharing);
    return threads.submit(work);
  }

  /** Waits until a query gives this, looking at it whenever a shared backfill or a slot changes. */
  void until(String sql, String expected) throws SQLException {
    try (Connection connection = pets.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("LISTEN changed");
      while (!isNow(statement, sql, expected)) {
        connection.unwrap(PGConnection.class).getNotifications(0);
      }
    }
  }

  private static boolean isNow(Statement statement, String sql, String expected)
      throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() && expected.equals(row.getString(1));
    }
  }

  /** Has somebody else start a shared backfill, and hold all of its slots. */
  List<Lease> claimAll(Duration time) {
    return inDatabase(
        database -> {
          ShareDao shares = database.sharing().orElseThrow().dao();
          startOthers(database, OptionalLong.empty(), OptionalLong.empty(), 4);
          return shares.slots(OTHERS).stream()
              .map(slot -> shares.claim(slot, new SlotOwner(OTHERS, 1), time).orElseThrow())
              .toList();
        });
  }

  /** Has somebody else start a shared backfill without a slot so far; in a transaction. */
  static void startOthers(Database database, OptionalLong limit, OptionalLong rate, int slots) {
    ShareDao shares = database.sharing().orElseThrow().dao();
    shares.insert(OTHERS, "2026-02-08T09:11:11Z", PETS, limit, rate);
    shares.addSlots(OTHERS, database.sharing().orElseThrow().bounds(slots));
  }

  /** Does it in a transaction on a connection of its own. */
  <T> T inDatabase(Function<Database, T> work) {
    try (Database database = pets.open(Access.WRITE)) {
      return database.write(() -> work.apply(database));
    }
  }

  void assertAllExact() {
    try (Database database = pets.open(Access.READ)) {
      assertEquals(
          PETS,
          new Verify(database, new Cancellation(), new RecordedProgress(), 0)
              .run()
              .counts()
              .get(TraitState.EXACT));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    pets.close();
  }
}
