package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import petshell.store.postgres.StoppableServer;
import petshell.trait.TraitText;

/** What must hold of the pets on a server at any time; looked at while the app is quiet. */
final class ServerPets {
  /** A pet's traits: none, as generated, of the drifted ones, or anything else. */
  private static final String STATES =
      """
      SELECT p.id, p.name, p.hunger, CASE WHEN p.traits IS NULL THEN 'none'
        WHEN p.traits = e.traits::jsonb THEN 'exact'
        WHEN p.traits = ?::jsonb THEN 'drifted' ELSE 'broken' END
      FROM "Pet" AS p LEFT JOIN unnest(?::text[], ?::text[]) AS e (id, traits) ON e.id = p.id
      """;

  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private final StoppableServer server;
  private final ServerApp app;
  private final Path place;
  private final Set<String> filledBefore = new HashSet<>();
  private String command = "";
  private long lastRun;

  /**
   * Makes it.
   *
   * @param place the folder of the saved traits
   */
  ServerPets(StoppableServer server, ServerApp app, Path place) {
    this.place = place;
    this.server = server;
    this.app = app;
  }

  /** Takes all as what was before a command. */
  void begin(String name) throws SQLException {
    app.readAgain();
    command = name;
    filledBefore.clear();
    try (Connection connection = server.connect("test")) {
      lastRun =
          has(connection, "SELECT to_regclass('petshell_run') IS NOT NULL")
              ? number(connection, "SELECT coalesce(max(number), 0) FROM petshell_run")
              : 0;
      if (hasTraits(connection)) {
        try (Statement statement = connection.createStatement();
            ResultSet rows =
                statement.executeQuery("SELECT id FROM \"Pet\" WHERE traits IS NOT NULL")) {
          while (rows.next()) {
            filledBefore.add(rows.getString(1));
          }
        }
      }
    }
  }

  /** Checks what must hold at any time. */
  void check(String where) throws SQLException {
    try (Connection connection = server.connect("test")) {
      boolean traits = hasTraits(connection);
      long filled = traits ? checkPets(connection, where) : checkNames(connection, where);
      if (command.equals("backfill")) {
        assertEquals(filled + app.deletedWithTraits(), changed(connection), where);
      }
      if (has(connection, "SELECT to_regclass('petshell_replaced') IS NOT NULL")) {
        assertEquals(
            0,
            number(
                connection,
                "SELECT count(*) FROM petshell_run WHERE command = 'regen' AND changed <>"
                    + " (SELECT count(*) FROM petshell_replaced WHERE run = number)"),
            where);
      }
      assertEquals(0, number(connection, "SELECT count(*) FROM pg_prepared_xacts"), where);
    }
  }

  /** Checks what must hold once a command has ended and nobody has written since. */
  void checkEnded(String name, String where) throws SQLException, IOException {
    if (name.equals("rollback")) {
      Set<String> lost = new HashSet<>(filledBefore);
      lost.retainAll(app.pets().keySet());
      lost.removeAll(savedIds());
      assertEquals(Set.of(), lost, "pets whose traits were not saved " + where);
    }
    try (Connection connection = server.connect("test")) {
      assertEquals(!name.equals("rollback"), hasTraits(connection), where);
      if (name.equals("backfill") || name.equals("regen")) {
        assertEquals(
            0, number(connection, "SELECT count(*) FROM \"Pet\" WHERE traits IS NULL"), where);
      }
      boolean enforced =
          has(
              connection,
              "SELECT count(*) > 0 FROM pg_attribute WHERE attrelid = '\"Pet\"'::regclass"
                  + " AND attname = 'traits' AND attnotnull");
      assertEquals(name.equals("enforce"), enforced, where);
      assertTrue(
          number(connection, "SELECT count(*) FROM petshell_run WHERE outcome = 'running'") == 0,
          "a run that is over is at work: " + where);
    }
  }

  /** Returns the pets in the file that the last rollback saved. */
  private Set<String> savedIds() throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      Path newest =
          files
              .filter(file -> file.toString().endsWith(".jsonl"))
              .max(Comparator.naturalOrder())
              .orElseThrow();
      try (Stream<String> lines = Files.lines(newest)) {
        return lines
            .map(ID::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
      }
    }
  }

  /** Returns whether a run since then has written traits and has not ended in order. */
  boolean isPartlyDone() throws SQLException {
    try (Connection connection = server.connect("test")) {
      return has(connection, "SELECT to_regclass('petshell_run') IS NOT NULL")
          && has(
              connection,
              "SELECT count(*) > 0 FROM petshell_run WHERE changed > 0 AND outcome <> 'completed'"
                  + " AND command IN ('backfill', 'regen') AND number > "
                  + lastRun);
    }
  }

  private long changed(Connection connection) throws SQLException {
    return number(
        connection,
        "SELECT coalesce(sum(changed), 0) FROM petshell_run WHERE command = 'backfill' AND number > "
            + lastRun);
  }

  /** Returns how many pets petshell has filled. */
  private long checkPets(Connection connection, String where) throws SQLException {
    Map<String, ServerApp.Known> known = app.pets();
    List<String> ids = List.copyOf(known.keySet());
    Set<String> seen = new HashSet<>();
    long filled = 0;
    try (PreparedStatement read = connection.prepareStatement(STATES)) {
      read.setString(1, TraitText.of("drifted"));
      read.setArray(2, connection.createArrayOf("text", ids.toArray()));
      read.setArray(3, connection.createArrayOf("text", ids.stream().map(TraitText::of).toArray()));
      try (ResultSet rows = read.executeQuery()) {
        while (rows.next()) {
          String id = rows.getString(1);
          ServerApp.Known pet = known.get(id);
          seen.add(id);
          assertTrue(pet != null, "an unknown pet " + id + ": " + where);
          assertEquals(pet.name() + pet.hunger(), rows.getString(2) + rows.getInt(3), where);
          String state = rows.getString(4);
          boolean drifts = state.equals("drifted") && command.equals("regen");
          assertTrue(
              state.equals("exact") || state.equals("none") || drifts, id + state + ": " + where);
          assertTrue(
              !state.equals("none") || !(pet.filled() || filledBefore.contains(id)),
              "lost its traits: " + id + ": " + where);
          filled += state.equals("exact") && !pet.filled() && !filledBefore.contains(id) ? 1 : 0;
        }
      }
    }
    assertEquals(known.keySet(), seen, where);
    return filled;
  }

  private long checkNames(Connection connection, String where) throws SQLException {
    Set<String> seen = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, name, hunger FROM \"Pet\"")) {
      while (rows.next()) {
        ServerApp.Known pet = app.pets().get(rows.getString(1));
        seen.add(rows.getString(1));
        assertTrue(pet != null, "an unknown pet: " + where);
        assertEquals(pet.name() + pet.hunger(), rows.getString(2) + rows.getInt(3), where);
      }
    }
    assertEquals(app.pets().keySet(), seen, where);
    return 0;
  }

  private static boolean hasTraits(Connection connection) throws SQLException {
    return has(
        connection,
        "SELECT count(*) > 0 FROM pg_attribute WHERE attrelid = '\"Pet\"'::regclass"
            + " AND attname = 'traits' AND NOT attisdropped");
  }

  private static boolean has(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getBoolean(1);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }
}
