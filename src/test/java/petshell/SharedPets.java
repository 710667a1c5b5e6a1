package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import petshell.store.postgres.StoppableServer;
import petshell.trait.TraitText;

/** The pets that a shared backfill fills, what it notes of them, and how often each was written. */
final class SharedPets {
  /** One statement sees one state. */
  private static final String SUMS =
      """
      SELECT (SELECT count(*) FROM "Pet" WHERE traits IS NOT NULL),
        (SELECT count(*) FROM pet_writes),
        (SELECT coalesce(sum(changed), 0) FROM petshell_slot WHERE share > %1$d),
        (SELECT coalesce(sum(changed), 0) FROM petshell_run WHERE number > %1$d)
      """;

  private static final String THEIRS =
      "backend_type = 'client backend' AND datname = current_database()"
          + " AND application_name <> 'test' AND pid <> pg_backend_pid()";

  private final StoppableServer server;
  private long lastRun;

  SharedPets(StoppableServer server) {
    this.server = server;
  }

  /** From now on the server notes each write of a pet. */
  void countWrites() throws SQLException {
    execute("CREATE TABLE pet_writes (id TEXT NOT NULL)");
    execute(
        """
        CREATE FUNCTION note_write() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO pet_writes VALUES (NEW.id);
          RETURN NEW;
        END $$
        """);
    execute(
        """
        CREATE TRIGGER note_write AFTER UPDATE ON "Pet"
        FOR EACH ROW EXECUTE FUNCTION note_write()
        """);
  }

  /** Leaves no pet with traits, and counts writes anew. */
  void empty() throws SQLException {
    execute("ALTER TABLE \"Pet\" DISABLE TRIGGER note_write");
    execute("UPDATE \"Pet\" SET traits = NULL");
    execute("ALTER TABLE \"Pet\" ENABLE TRIGGER note_write");
    execute("TRUNCATE pet_writes");
    lastRun = number("SELECT max(number) FROM petshell_run");
  }

  /** Returns how many processes have a worker that has claimed a slot. */
  long processesAtWork() throws SQLException {
    return number("SELECT count(DISTINCT run) FROM petshell_slot WHERE share > " + lastRun);
  }

  /** Returns whether a write waits for a test to let it go on. */
  boolean isWriteHeldUp() throws SQLException {
    return number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") > 0;
  }

  boolean areFilled() throws SQLException {
    return number("SELECT count(*) FROM \"Pet\" WHERE traits IS NULL") == 0;
  }

  int slotsClaimedAgain() throws SQLException {
    return (int)
        number("SELECT count(*) FROM petshell_slot WHERE epoch > 1 AND share > " + lastRun);
  }

  /** Ends all connections but those of the test. */
  void endConnections() throws SQLException {
    execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE " + THEIRS);
  }

  /** Checks what must hold at any moment. */
  void checkSums(String where) throws SQLException {
    try (Connection connection = server.connect("test");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(String.format(Locale.ROOT, SUMS, lastRun))) {
      row.next();
      assertEquals(row.getLong(1), row.getLong(2), "writes: " + where);
      assertEquals(row.getLong(1), row.getLong(3), "sum over slots: " + where);
      assertEquals(row.getLong(1), row.getLong(4), "sum over runs: " + where);
    }
  }

  /** Checks what must hold once all processes have ended. */
  void checkEnd(String where) throws SQLException {
    checkSums(where);
    assertEquals(0, number("SELECT count(*) FROM \"Pet\" WHERE traits IS NULL"), where);
    assertEquals(
        0,
        number("SELECT count(*) - count(DISTINCT id) FROM pet_writes"),
        "written again: " + where);
    assertEquals(0, countNotExact(), "not exact: " + where);
    assertEquals(
        0,
        number("SELECT count(*) FROM petshell_slot WHERE NOT done AND share > " + lastRun),
        "slots left: " + where);
    assertEquals(
        0,
        number(
            "SELECT count(*) FROM petshell_share WHERE \"endedAt\" IS NULL AND number > "
                + lastRun),
        "not ended: " + where);
    assertEquals(
        0,
        number(
            "SELECT count(*) FROM (SELECT \"after\", lag(until) OVER (PARTITION BY share ORDER BY slot) AS before"
                + " FROM petshell_slot WHERE share > "
                + lastRun
                + ") AS s WHERE \"after\" IS DISTINCT FROM before"),
        "gaps between slots: " + where);
    assertEquals(
        number("SELECT count(*) FROM petshell_share WHERE number > " + lastRun),
        number("SELECT count(*) FROM petshell_slot WHERE until IS NULL AND share > " + lastRun),
        "ends: " + where);
    assertEquals(0, number("SELECT count(*) FROM pg_prepared_xacts"), where);
  }

  private long countNotExact() throws SQLException {
    List<String> ids = new ArrayList<>();
    List<String> traits = new ArrayList<>();
    try (Connection connection = server.connect("test");
        Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery("SELECT id FROM \"Pet\"")) {
        while (rows.next()) {
          ids.add(rows.getString(1));
          traits.add(TraitText.of(rows.getString(1)));
        }
      }
      try (PreparedStatement compare =
          connection.prepareStatement(
              "SELECT count(*) FROM \"Pet\" AS p LEFT JOIN unnest(?::text[], ?::text[]) AS e (id,"
                  + " traits) ON e.id = p.id WHERE p.traits IS DISTINCT FROM e.traits::jsonb")) {
        compare.setArray(1, connection.createArrayOf("text", ids.toArray()));
        compare.setArray(2, connection.createArrayOf("text", traits.toArray()));
        try (ResultSet found = compare.executeQuery()) {
          found.next();
          return found.getLong(1);
        }
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = server.connect("test");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = server.connect("test");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }
}
