package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;
import petshell.store.QueryRows;
import petshell.store.RawValue;
import petshell.store.StoreException;

/** What a user's query may do on PostgreSQL, and what it gives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresUserQueryTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private PostgresScene scene;

  /** All values of a query, one after the other. */
  private static final class Values implements QueryRows {
    private final List<Object> found = new ArrayList<>();

    @Override
    public void columns(List<String> names) {}

    @Override
    public boolean wantsMore() {
      return true;
    }

    @Override
    public void value(RawValue value) {
      found.add(value.value());
    }
  }

  @BeforeAll
  void make() {
    scene = PostgresScene.migrated();
    scene.execute(
        "CREATE FUNCTION app_name(text) RETURNS text LANGUAGE sql AS 'SELECT upper($1)'",
        "CREATE FUNCTION app_write() RETURNS int LANGUAGE plpgsql AS"
            + " 'BEGIN DELETE FROM \"PetTrait\"; RETURN 1; END'",
        "CREATE SEQUENCE numbers");
  }

  @AfterAll
  void close() {
    scene.close();
  }

  private List<Object> query(String sql) {
    try (Database database = scene.open(Access.READ)) {
      Values values = new Values();
      database.query(sql, LONG, values);
      return values.found;
    }
  }

  private PetShellException refused(String sql) {
    return assertThrows(PetShellException.class, () -> query(sql), sql);
  }

  @Test
  void valuesHaveTheirKindsAndTheDigitsOfTheServer() {
    assertEquals(
        Arrays.asList(
            7,
            7L,
            new BigDecimal("1.50"),
            new BigDecimal("0.1"),
            new BigDecimal("0.1"),
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            true,
            null,
            "{1,2}",
            "2026-02-08 09:11:11.158",
            "2026-02-08 09:11:11+00",
            "{\"a\": 1}",
            "1 day",
            "\\x00"),
        query(
            """
            SELECT 7, 7::bigint, 1.50, 0.1::real, 0.1::float8, 'NaN'::numeric, '-Infinity'::float8,
              true, NULL::int, ARRAY[1, 2], '2026-02-08 09:11:11.158'::timestamp,
              '2026-02-08 10:11:11+01'::timestamptz, '{"a":1}'::jsonb, '1 day'::interval,
              E'\\\\x00'
            """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT repeat('x', 20000001)",
        "SELECT g, repeat('x', 20000001 * (g / 60)) FROM generate_series(1, 60) AS g",
        "SELECT repeat('x', 20000001)::bytea"
      })
  void aValueThatIsTooLongIsRefusedAndTheConnectionStays(String sql) {
    try (Database database = scene.open(Access.READ)) {
      PetShellException refused =
          assertThrows(PetShellException.class, () -> database.query(sql, LONG, new Values()), sql);
      assertEquals(
          "a value of the query is longer than 20 MB; select its octet_length() instead",
          refused.getMessage());
      Values values = new Values();
      database.query("SELECT octet_length(repeat('x', 20000000))", LONG, values);
      assertEquals(List.of(20_000_000), values.found);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT $$;$$",
        "SELECT $a$ ; $$ ; $a$",
        "SELECT E'\\'; SELECT 2'",
        "SELECT ';' /* ; /* ; */ ; */ -- ;",
        "SELECT '\\'",
        "(SELECT 1)",
        "TABLE \"User\"",
        "SHOW server_version",
        "EXPLAIN SELECT 1",
        "EXPLAIN (ANALYZE, COSTS OFF) SELECT 1",
        "EXPLAIN ANALYZE VERBOSE (SELECT 1)",
        "SELECT '{\"a\":1}'::jsonb ? 'a'",
        "SELECT '{fn now()}'",
        "SELECT app_name('x'), random(), pg_sleep(0), pg_relation_size('\"Pet\"')",
        "SELECT \"name\" AS pg_reload_conf FROM \"Pet\" LIMIT 1",
        "SELECT 'pg_reload_conf()'"
      })
  void whatReadsIsRun(String sql) {
    assertEquals(false, query(sql).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT $a$ ; $a$; SELECT 2",
        "SELECT E'\\''; SELECT 2",
        "SELECT '\\'; SELECT 2 --'",
        "SELECT /* /* */ ; */ 1; COMMIT",
        "SELECT $1$ ; SELECT 2; $1$",
        "SELECT 1; /* */ ROLLBACK"
      })
  void aSecondStatementIsFoundWhateverIsQuoted(String sql) {
    assertEquals(Kind.USAGE, refused(sql).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET default_transaction_read_only = off",
        "DO $$ BEGIN END $$",
        "CALL app_write()",
        "COPY \"Pet\" TO PROGRAM 'cat'",
        "COPY (SELECT 1) TO '/tmp/petshell-copy'",
        "LOCK TABLE \"Pet\"",
        "VACUUM",
        "EXPLAIN ANALYZE DELETE FROM \"Pet\"",
        "EXPLAIN (ANALYZE) INSERT INTO \"User\" SELECT * FROM \"User\"",
        "PREPARE p AS SELECT 1",
        "LISTEN x",
        "SELECT 1 INTO TEMPORARY t",
        "SELECT * FROM \"Pet\" FOR UPDATE",
        "SELECT app_write()",
        "SELECT nextval('numbers')",
        "SELECT setval('numbers', 7)",
        "SELECT set_config('default_transaction_read_only', 'off', false)",
        "SELECT pg_catalog.set_config('statement_timeout', '0', false)",
        "SELECT \"set_config\" /* */ ('role', 'postgres', true)",
        "SELECT SET_CONFIG('role', 'postgres', true)",
        "SELECT U&\"set\\005fconfig\"('role', 'postgres', true)",
        "SELECT query_to_xml('SELECT pg_reload_conf()', true, true, '')",
        "SELECT lo_export(1, '/tmp/petshell-lo')",
        "SELECT lo_create(0)",
        "SELECT lo_from_bytea(0, 'x')",
        "SELECT pg_terminate_backend(1)",
        "SELECT pg_cancel_backend(1)",
        "SELECT pg_reload_conf()",
        "SELECT pg_rotate_logfile()",
        "SELECT pg_switch_wal()",
        "SELECT pg_create_restore_point('x')",
        "SELECT pg_logical_emit_message(false, 'a', 'b')",
        "SELECT pg_notify('a', 'b')",
        "SELECT pg_stat_reset()",
        "SELECT pg_advisory_lock(1)",
        "SELECT pg_try_advisory_lock_shared(1)",
        "SELECT pg_export_snapshot()",
        "SELECT pg_promote()"
      })
  void whatWritesOrLastsIsRefused(String sql) {
    PetShellException refused = refused(sql);
    assertEquals(Kind.REFUSED, refused.kind(), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count());
    assertEquals(
        List.of("0"), scene.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"));
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT 1 / 0, FAILED",
    "SELECT CAST('x' AS integer), FAILED",
    "SELECT * FROM nobody, USAGE",
    "SELECT nobody(1), USAGE",
    "SELECT $1, USAGE",
    "SELECT 'open, USAGE",
    "SELECT $a$ open, USAGE"
  })
  void aMistakeIsNamedInOneLineWithoutTheWordsOfTheDriver(String sql, Kind kind) {
    PetShellException mistake = refused(sql);
    assertEquals(kind, mistake.kind(), mistake.getMessage());
    assertEquals(1, mistake.getMessage().lines().count());
    assertTrue(!mistake.getMessage().contains("ERROR:"), mistake.getMessage());
  }

  @Test
  void aQueryLeavesNothingForTheNextOne() {
    try (Database database = scene.open(Access.READ)) {
      database.query("SELECT 1", Duration.ofMillis(50), new Values());
      Values setting = new Values();
      database.query("SHOW statement_timeout", LONG, setting);
      assertEquals(List.of("1min"), setting.found);
      assertEquals(
          "0",
          database.read(
              () -> {
                Values after = new Values();
                database.query(
                    "SELECT count(*)::text FROM pg_locks WHERE mode ILIKE '%exclusive%' AND relation IS NOT NULL AND pid = pg_backend_pid()",
                    LONG, after);
                return after.found.get(0);
              }));
    }
  }

  @Test
  void rowsAreReadAsTheyAreWanted() {
    try (Database database = scene.open(Access.READ)) {
      List<Object> first = new ArrayList<>();
      database.query(
          "SELECT i, repeat('x', 1000) FROM generate_series(1, 100000000) AS i",
          LONG,
          new QueryRows() {
            @Override
            public void columns(List<String> names) {}

            @Override
            public boolean wantsMore() {
              return first.size() < 400;
            }

            @Override
            public void value(RawValue value) {
              first.add(value.value());
            }
          });
      assertEquals(400, first.size());
    }
  }

  @Test
  void whatIsInterruptedLeavesNothingRunningOnTheServer() throws InterruptedException {
    ScheduledExecutorService others = Executors.newSingleThreadScheduledExecutor();
    try (Database database = scene.open(Access.READ)) {
      Future<?> interrupts =
          others.scheduleWithFixedDelay(
              () -> {
                if (running().equals(List.of("1"))) {
                  database.interrupt();
                }
              },
              10,
              10,
              TimeUnit.MILLISECONDS);
      StoreException stopped =
          assertThrows(
              StoreException.class,
              () -> database.query("SELECT pg_sleep(600)", LONG, new Values()));
      interrupts.cancel(false);
      assertEquals(StoreException.Reason.CANCELLED, stopped.reason());
      assertEquals(List.of("0"), running());
    } finally {
      others.shutdownNow();
      assertTrue(others.awaitTermination(1, TimeUnit.MINUTES));
    }
  }

  /** Counts the sleeping queries on the server. */
  private List<String> running() {
    return scene.query(
        "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND datname ="
            + " current_database() AND query = 'SELECT pg_sleep(600)'");
  }
}
