package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a cluster of servers refuses, and so none of petshell's statements says. */
class PostgresStatementsTest {
  private static final Path STORE = Path.of("src/main/java/petshell/store");
  private static final Pattern TEXT = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
  private static final Pattern CALL = Pattern.compile("\\b([a-z_][a-z_0-9]*)\\(");
  private static final Pattern LOCKED_ROWS =
      Pattern.compile("\\bFOR (NO KEY )?UPDATE\\b|\\bFOR (KEY )?SHARE\\b|\\bSKIP LOCKED\\b");

  /** Returns the statements for this engine, and those for all engines. */
  private static List<String> statements() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path folder : List.of(STORE, STORE.resolve("postgres"))) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          Matcher text = TEXT.matcher(Files.readString(file));
          while (text.find()) {
            found.add(text.group(1));
          }
        }
      }
    }
    return found;
  }

  @Test
  void noUpdateCallsAFunctionThatGivesAnotherValueWithinAStatement() throws Exception {
    Set<String> called = new TreeSet<>();
    int updates = 0;
    for (String statement : statements()) {
      if (statement.contains("UPDATE \"") || statement.contains("DO UPDATE")) {
        updates++;
        Matcher call = CALL.matcher(statement);
        while (call.find()) {
          called.add(call.group(1).toLowerCase(Locale.ROOT));
        }
      }
    }
    assertTrue(updates >= 15, updates + " statements");
    assertTrue(called.contains("statement_timestamp"), called.toString());
    Set<String> refused = new HashSet<>();
    try (java.sql.Connection connection =
            PostgresServer.connect(PostgresServer.get().database("postgres"));
        java.sql.PreparedStatement statement =
            connection.prepareStatement(
                "SELECT proname FROM pg_proc WHERE provolatile = 'v' AND proname = ANY (?)")) {
      statement.setArray(1, connection.createArrayOf("text", called.toArray()));
      try (java.sql.ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          refused.add(row.getString(1));
        }
      }
    }
    assertEquals(Set.of(), refused);
  }

  @Test
  void noStatementLocksRowsThatItOnlyReads() throws IOException {
    assertEquals(
        List.of(), statements().stream().filter(one -> LOCKED_ROWS.matcher(one).find()).toList());
  }
}
