package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import petshell.store.postgres.StoppableServer;
import petshell.trait.TraitText;

/** Runs commands, ends them at random instants, checks what they leave, and lets them end. */
final class ServerCrash {
  /** What ends a command. */
  private enum Fault {
    KILLED,
    CONNECTIONS_ENDED,
    SERVER_STOPPED_FAST,
    SERVER_STOPPED_AT_ONCE,
    SERVER_KILLED
  }

  private static final Duration FIRST_GUESS = Duration.ofMillis(300);

  private final StoppableServer server;
  private final ServerApp app;
  private final Path place;
  private final Random random;
  private final long seed;
  private final int most;
  private final ServerPets pets;
  private final Map<String, Duration> lengths = new HashMap<>();
  private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
  private int done;
  private int tooLate;
  private int partly;
  private boolean working;

  ServerCrash(StoppableServer server, ServerApp app, Path place, long seed, int most) {
    this.server = server;
    this.app = app;
    this.place = place;
    this.random = new Random(seed);
    this.seed = seed;
    this.most = most;
    this.pets = new ServerPets(server, app, place);
  }

  /** Makes the web app's tables with so many pets. */
  static void prepare(StoppableServer server, Path place, int count) throws Exception {
    run(server, place, List.of("init", "--demo"), 0);
    try (Connection connection = server.connect("test");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO \"Pet\" (id, name, \"userId\", \"updatedAt\")"
              + " SELECT gen_random_uuid(), 'Pet ' || i, (SELECT min(id) FROM \"User\"), now()"
              + " FROM generate_series(1, "
              + count
              + ") AS i");
      statement.execute("DROP TABLE databasechangelog, databasechangeloglock");
    }
  }

  boolean isDone() {
    return done >= most;
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "seed %d, %d faults %s, %d of them between two batches of traits, %d came too late; %s",
        seed,
        done,
        faults,
        partly,
        tooLate,
        app.summary());
  }

  /** Ends a command twice, then lets it end by itself. */
  void take(String name, List<String> words) throws Exception {
    pets.begin(name);
    boolean again = true;
    for (int i = 0; i < 2 && again && !isDone(); i++) {
      again = fault(name, words);
    }
    try (PetShellProcess process = start(server, place, words)) {
      awaitWork(process);
      long started = System.nanoTime();
      assertEquals(0, process.exitCode(), where(name, "goes on") + process.err());
      Duration length = Duration.ofNanos(System.nanoTime() - started);
      lengths.merge(name, length, (known, now) -> now.compareTo(known) > 0 ? now : known);
    }
    pets.check(where(name, "went on"));
    pets.checkEnded(name, where(name, "ended"));
  }

  private String where(String name, String what) {
    return "in " + name + ", " + what + "; " + summary();
  }

  /** Returns whether the command was ended before its end. */
  private boolean fault(String name, List<String> words) throws Exception {
    Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
    String where = where(name, fault.toString());
    app.resume();
    boolean cut;
    try (PetShellProcess process = start(server, place, words)) {
      awaitWork(process);
      long most = lengths.getOrDefault(name, FIRST_GUESS).toNanos();
      process.endsWithin(Duration.ofNanos((long) (most * random.nextDouble())));
      cut = cut(fault, process);
      int code = process.exitCode();

      assertFalse(process.err().contains("\tat "), where + process.err());
      assertFalse(process.err().contains("internal error"), where + process.err());
      cut = code != 0;
      assertTrue(code == 0 || code == 1 || code == PetShellProcess.KILLED, where + process.err());
    } finally {
      if (!working) {
        server.startAgain();
        working = true;
      }
      app.keepQuiet();
    }
    done += cut ? 1 : 0;
    tooLate += cut ? 0 : 1;
    if (cut) {
      faults.merge(fault, 1, Integer::sum);
    } else {
      lengths.merge(name, FIRST_GUESS, (length, guess) -> length.multipliedBy(3).dividedBy(4));
    }
    pets.check(where);
    partly += cut && pets.isPartlyDone() ? 1 : 0;
    return cut;
  }

  /** Ends the command, and returns whether the server still runs. */
  private boolean cut(Fault fault, PetShellProcess process) throws Exception {
    working = true;
    switch (fault) {
      case KILLED -> process.kill();
      case CONNECTIONS_ENDED -> endConnections();
      case SERVER_STOPPED_FAST -> stop(StoppableServer.Stop.FAST);
      case SERVER_STOPPED_AT_ONCE -> stop(StoppableServer.Stop.IMMEDIATE);
      case SERVER_KILLED -> stop(StoppableServer.Stop.KILL);
    }
    return working;
  }

  private void stop(StoppableServer.Stop how) throws IOException, InterruptedException {
    working = false;
    server.stop(how);
  }

  private void endConnections() throws SQLException {
    try (Connection connection = server.connect("test");
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE " + THEIRS);
    }
  }

  private static final String THEIRS =
      "backend_type = 'client backend' AND datname = current_database()"
          + " AND application_name NOT IN ('test', '"
          + ServerApp.NAME
          + "') AND pid <> pg_backend_pid()";

  /** Waits until the command has connected, or has ended. */
  private void awaitWork(PetShellProcess process) throws Exception {
    try (Connection connection = server.connect("test");
        Statement statement = connection.createStatement()) {
      boolean there = false;
      while (!there && !process.endsWithin(Duration.ofMillis(5))) {
        try (ResultSet found =
            statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE " + THEIRS)) {
          found.next();
          there = found.getInt(1) > 0;
        }
      }
    }
  }

  /** Leaves traits of another pet in a third of them; the app is quiet. */
  void drift() throws SQLException {
    try (Connection connection = server.connect("test");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE \"Pet\" SET traits = '"
              + TraitText.of("drifted")
              + "' WHERE id LIKE '%1' OR id LIKE '%2' OR id LIKE '%3'");
    }
  }

  /** Leaves no pet without traits; the app is quiet. */
  void fill() throws Exception {
    run(server, place, List.of("backfill", "--quiet"), 0);
  }

  private static PetShellProcess start(StoppableServer server, Path place, List<String> words)
      throws IOException {
    return PetShellProcess.start(place, server.address(), words);
  }

  private static void run(StoppableServer server, Path place, List<String> words, int expected)
      throws Exception {
    try (PetShellProcess process = start(server, place, words)) {
      int code = process.exitCode();
      assertEquals(expected, code, words + ": " + process.err());
    }
  }
}
