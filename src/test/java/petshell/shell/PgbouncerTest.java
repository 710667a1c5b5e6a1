package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import petshell.shell.PostgresScene.Stage;
import petshell.shell.ShellHarness.Result;
import petshell.shell.line.Variables;
import petshell.shell.line.WordScanner;
import petshell.store.postgres.Pgbouncer;
import petshell.store.postgres.PostgresServer;

/** What the commands do through the real pgbouncer, where it is installed. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PgbouncerTest {
  private static final List<String> READING =
      List.of(
          "status",
          "verify",
          "stats",
          "list-pets --limit 5",
          "list-pets --sort name --limit 5",
          "list-pets --state exact --format csv",
          "show-pet 1fe7",
          "explain 1fe7",
          "runs",
          "runs 2",
          "export",
          "backfill",
          "relax --yes",
          "sql 'SELECT count(*) FROM \"Pet\"'",
          "sql 'SELECT a.id, b.id FROM \"Pet\" a, \"Pet\" b ORDER BY 1, 2 LIMIT 120'");

  private static final List<String> WRITING =
      List.of(
          "migrate --dry-run",
          "backfill",
          "regen --all --yes",
          "regen --all --dry-run",
          "create-pet Bob --owner user1@example.test",
          "enforce",
          "rollback --yes");

  private static String[] words(String line) {
    return WordScanner.read(line, Variables.none()).toArray(String[]::new);
  }

  private static Result run(PostgresScene scene, String line) {
    Result result = scene.run(words(line));
    return new Result(
        result.code(),
        CommandHarness.withoutFigures(result.out().replace(scene.url(), "URL")),
        CommandHarness.withoutFigures(result.err().replace(scene.url(), "URL")));
  }

  /** Returns what a client finds in a session that it is given after petshell. */
  private static List<String> left(Pgbouncer pooler) throws SQLException {
    try (Connection app = PostgresServer.connect(pooler.address());
        Statement statement = app.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT name || statement FROM pg_prepared_statements
                UNION ALL SELECT name || ' ' || setting FROM pg_settings
                  WHERE source = 'session' AND name NOT IN ('application_name', 'client_encoding',
                    'DateStyle', 'TimeZone', 'extra_float_digits', 'transaction_isolation',
                    'transaction_read_only', 'transaction_deferrable')
                UNION ALL SELECT 'a lock' FROM pg_locks WHERE locktype = 'advisory'
                """)) {
      List<String> found = new ArrayList<>();
      while (row.next()) {
        found.add(row.getString(1));
      }
      return found;
    }
  }

  @Test
  void whatReadsDoesTheSameThroughSessionsThatAreShared() throws Exception {
    try (PostgresScene scene = PostgresScene.at(Stage.FILLED);
        Pgbouncer pooler = Pgbouncer.start(scene.address(), "transaction", 1)) {
      List<Result> direct = READING.stream().map(line -> run(scene, line)).toList();
      scene.named(pooler.address().url());
      for (int i = 0; i < READING.size(); i++) {
        assertEquals(direct.get(i), run(scene, READING.get(i)), READING.get(i));
        assertEquals(List.of(), left(pooler), READING.get(i));
      }
    }
  }

  @Test
  void whatReadsSharesItsSessionsWithOthersAtTheSameTime() throws Exception {
    try (PostgresScene scene = PostgresScene.at(Stage.FILLED);
        Pgbouncer pooler = Pgbouncer.start(scene.address(), "transaction", 2)) {
      String url = pooler.address().url();
      ExecutorService threads = Executors.newFixedThreadPool(3);
      try {
        List<Callable<Integer>> readers = new ArrayList<>();
        for (String line : List.of("export", "list-pets --state exact", "verify")) {
          String[] words = words("--db " + url + " " + line);
          readers.add(
              () -> {
                int worst = 0;
                for (int round = 0; round < 4; round++) {
                  worst = Math.max(worst, new ShellHarness().run(words).code());
                }
                return worst;
              });
        }
        for (Future<Integer> reader : threads.invokeAll(readers)) {
          assertEquals(0, reader.get());
        }
        assertEquals(List.of(), left(pooler));
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @Test
  void whatWritesIsRefusedWhereSessionsAreShared() throws Exception {
    try (PostgresScene scene = PostgresScene.at(Stage.FILLED);
        Pgbouncer pooler = Pgbouncer.start(scene.address(), "transaction", 1)) {
      scene.execute("UPDATE \"Pet\" SET traits = NULL WHERE id LIKE '1fe7%'");
      List<String> before = scene.everything();
      scene.named(pooler.address().url());
      for (String line : WRITING) {
        Result result = run(scene, line);
        assertEquals(4, result.code(), line);
        assertEquals(
            "error: a pooler gives each transaction another session, in which no lock holds: URL;"
                + " name the server itself, or a pooler that keeps sessions\n",
            result.err().lines().filter(said -> said.startsWith("error")).findFirst().orElse("")
                + '\n',
            line);
        assertEquals(List.of(), left(pooler), line);
      }
      assertEquals(before, scene.everything());
    }
  }

  @Test
  void everythingWorksWhereSessionsAreKept() throws Exception {
    try (PostgresScene scene = PostgresScene.at(Stage.DEMO);
        Pgbouncer pooler = Pgbouncer.start(scene.address(), "session", 4)) {
      scene.named(pooler.address().url());
      for (String line :
          List.of(
              "migrate --dry-run",
              "migrate",
              "backfill --batch 10",
              "verify --check",
              "export",
              "regen --all --yes",
              "enforce --dry-run",
              "enforce",
              "relax --yes",
              "rollback --yes",
              "uninstall --yes")) {
        assertEquals(0, run(scene, line).code(), line);
        assertEquals(List.of(), left(pooler), line);
      }
    }
  }

  @Test
  void nothingWorksWhereThereAreNoTransactions() throws Exception {
    try (PostgresScene scene = PostgresScene.at(Stage.FILLED);
        Pgbouncer pooler = Pgbouncer.start(scene.address(), "statement", 4)) {
      scene.named(pooler.address().url());
      for (String line : List.of("status", "export", "backfill", "migrate")) {
        assertEquals(
            new Result(
                4,
                "",
                "error: a pooler gives each statement another session, so that there are no"
                    + " transactions: URL; name the server itself, or a pooler that keeps"
                    + " sessions\n"),
            run(scene, line),
            line);
      }
    }
  }

  @Test
  void whatThePoolerItselfRefusesIsSaidInOneLine() throws Exception {
    try (PostgresScene scene = PostgresScene.at(Stage.FILLED);
        Pgbouncer pooler = Pgbouncer.start(scene.address(), "session", 4)) {
      String url = pooler.address().url();
      scene.named(url + "?options=-c%20work_mem%3D8MB");
      String setting = scene.run("status").err();
      scene.named(url.replace(scene.address().database(), "no_such_database"));
      String database = run(scene, "status").err();
      assertAll(
          () ->
              assertEquals(
                  "error: the pooler refuses a setting: "
                      + url
                      + ": unsupported startup parameter: options; leave it out of the URL and the"
                      + " PG variables, or name it in ignore_startup_parameters there\n",
                  setting),
          () ->
              assertEquals(
                  "error: there is no database URL; check the name; init makes a new one\n",
                  database));
    }
  }

  @Test
  void aPoolerWithoutAFreeSessionIsNotWaitedForForEver() throws Exception {
    try (PostgresScene scene = PostgresScene.at(Stage.DEMO);
        Pgbouncer pooler = Pgbouncer.start(scene.address(), "session", 2)) {
      scene.named(pooler.address().url() + "?connect_timeout=2");
      Result result = scene.run("migrate");
      assertEquals(
          new Result(
              1,
              "",
              "error: no answer in time from "
                  + pooler.address().url()
                  + "; see whether the server is busy, or a pooler has no session free; petshell"
                  + " needs three\n"),
          result);
    }
  }
}
