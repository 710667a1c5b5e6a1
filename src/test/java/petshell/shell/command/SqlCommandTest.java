package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;

class SqlCommandTest {
  private static final String VALUES =
      "SELECT 1e2, -2.5e-300, 0.1, 9e999, -9e999, 9223372036854775807, x'00ff', NULL, '', 'a,\"b'";

  private static final String ENDLESS =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT count(*) FROM n";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO Pet (id, name, userId, updatedAt) SELECT 'x', 'x', id, 0 FROM User LIMIT 1",
        "REPLACE INTO Pet SELECT * FROM Pet",
        "UPDATE Pet SET name = 'x'",
        "DELETE FROM Pet",
        "DELETE FROM Pet RETURNING id",
        "WITH p AS (SELECT 1) DELETE FROM Pet",
        "WITH p AS (SELECT 1) UPDATE Pet SET name = 'x' RETURNING name",
        "/* SELECT */ DELETE FROM Pet",
        "EXPLAIN DELETE FROM Pet",
        "CREATE TABLE t (a)",
        "CREATE TEMP TABLE t AS SELECT 1",
        "CREATE VIRTUAL TABLE t USING fts5(a)",
        "CREATE TRIGGER t AFTER INSERT ON Pet BEGIN DELETE FROM Pet; END",
        "DROP TABLE Pet",
        "ALTER TABLE Pet RENAME TO Pets",
        "ATTACH 'FOLDER/other.db' AS other",
        "VACUUM",
        "VACUUM INTO 'FOLDER/other.db'",
        "PRAGMA journal_mode = WAL",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA writable_schema = ON",
        "PRAGMA user_version = 7",
        "PRAGMA wal_checkpoint(TRUNCATE)",
        "PRAGMA temp_store_directory = 'FOLDER'",
        "PRAGMA hard_heap_limit = 1",
        "EXPLAIN PRAGMA hard_heap_limit = 1",
        "EXPLAIN QUERY PLAN PRAGMA user_version = 7",
        "ANALYZE",
        "REINDEX",
        "BEGIN EXCLUSIVE",
        "SAVEPOINT s",
        "SELECT load_extension('FOLDER/other.so')",
        "SELECT * FROM pragma_optimize",
        "backup to 'FOLDER/other.db'",
        "backup main to 'FOLDER/other.db'",
        "restore from 'FOLDER/dev.db'"
      })
  void whatWouldWriteAnyFileIsRefusedInOneLine(String sql) {
    CommandHarness pets = CommandHarness.filled(folder);
    Map<String, String> before = pets.files();
    Result result = pets.run("sql", sql.replace("FOLDER", folder.toString()));
    assertEquals(4, result.code(), result.err());
    assertEquals("", result.out());
    assertTrue(result.err().matches("error: [^\n]+\n"), result.err());
    assertEquals(before, pets.files());
    assertEquals(0, pets.run("verify", "--strict", "--check").code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT writefile('FOLDER/other', 'x')",
        "SELECT readfile('/etc/passwd')",
        "SELECT edit('x')",
        "SELECT fts3_tokenizer('simple', x'00')",
        "SELECT * FROM fsdir('.')",
        "SELECT 1; DELETE FROM Pet",
        "SELECT 1; ATTACH 'FOLDER/other.db' AS other",
        ";DELETE FROM Pet",
        "SELECT * FROM other.Pet",
        "SELECT * INTO t FROM Pet"
      })
  void whatSqliteDoesNotKnowOrComesSecondRunsNothing(String sql) {
    CommandHarness pets = CommandHarness.filled(folder);
    Map<String, String> before = pets.files();
    Result result = pets.run("sql", sql.replace("FOLDER", folder.toString()));
    assertTrue(List.of(1, 2).contains(result.code()), result.toString());
    assertEquals("", result.out());
    assertTrue(result.err().matches("error: [^\n]+\n"), result.err());
    assertEquals(before, pets.files());
  }

  @Test
  void inWalModeNothingIsWrittenEither() {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database().execute("PRAGMA journal_mode = WAL");
    Map<String, String> before = pets.files();
    assertEquals("92", cell(pets, "SELECT COUNT(*) FROM Pet"));
    assertEquals(4, pets.run("sql", "WITH p AS (SELECT 1) DELETE FROM Pet").code());
    assertEquals(4, pets.run("sql", "PRAGMA journal_mode = DELETE").code());
    assertEquals(before, pets.files());
  }

  @Test
  void viewsTriggersAndNamesOfAHostileSchemaDoNoHarm() {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database()
        .execute(
            "CREATE VIEW endless AS " + ENDLESS,
            "CREATE VIEW loads AS SELECT load_extension('x')",
            "CREATE VIEW \"a\u001b[31m\u202eb\" AS SELECT 1 AS \"c\u001b]0;x\u0007\"",
            "CREATE VIEW counts AS SELECT COUNT(*) AS n FROM Pet",
            "CREATE TRIGGER t INSTEAD OF INSERT ON counts BEGIN DELETE FROM Pet; END");
    Map<String, String> before = pets.files();
    assertEquals(1, pets.run("sql", "--timeout", "50ms", "SELECT * FROM endless").code());
    assertEquals(4, pets.run("sql", "INSERT INTO counts VALUES (1)").code());
    assertTrue(pets.run("sql", "SELECT * FROM loads").code() > 0);
    assertEquals("92", cell(pets, "SELECT n FROM counts"));
    String names = "SELECT *, 'd\u001b[2J' AS \"\u009be\" FROM \"a\u001b[31m\u202eb\"";
    for (String format : List.of("table", "vertical", "json", "jsonl", "csv")) {
      Result shown = pets.onTerminal().run("sql", "--format", format, names);
      assertEquals(0, shown.code(), shown.err());
      assertFalse(shown.out().matches("(?s).*[\u0007\u009b\u202e].*"), shown.out());
      assertFalse(shown.out().contains("\u001b[2J"), shown.out());
      assertFalse(shown.out().contains("\u001b]"), shown.out());
    }
    assertFalse(
        pets.run("sql", "SELECT \u001b[31m FROM Pet").err().contains("\u001b"), "in an error");
    assertEquals(before, pets.files());
  }

  @Test
  void csvHasEveryValueWhole() {
    CommandHarness pets = CommandHarness.demo(folder);
    String[] lines = pets.run("sql", "--format", "csv", VALUES).out().split("\r\n", -1);
    assertEquals(
        "100.0,-2.5E-300,0.1,Inf,-Inf,9223372036854775807,x'00ff',,,\"a,\"\"b\"", lines[1]);
    assertEquals("CAST(x'ff41' AS TEXT)", cell(pets, "SELECT CAST(x'ff41' AS TEXT)"));
    assertEquals("-0.0", cell(pets, "SELECT -1 * 0.0"));
    assertEquals("a\u0000b", cell(pets, "SELECT 'a' || char(0) || 'b'"));
    assertEquals("🐾", cell(pets, "SELECT '🐾'"));
    String large = cell(pets, "SELECT hex(zeroblob(100000))");
    assertEquals("00".repeat(100_000), large);
  }

  @Test
  void jsonTellsNumbersTextBinaryDataAndNullApart() throws IOException {
    CommandHarness pets = CommandHarness.demo(folder);
    String text = pets.run("sql", "--format", "json", VALUES).out();
    JsonNode row = new ObjectMapper().readTree(text).get(0);
    assertTrue(text.contains("\"1e2\": 100.0,"), text);
    assertTrue(text.contains("\"9e999\": 9.0e+999,"), text);
    assertEquals(Double.NEGATIVE_INFINITY, row.get("-9e999").doubleValue());
    assertEquals(Long.MAX_VALUE, row.get("9223372036854775807").longValue());
    assertEquals("{\"hex\":\"00ff\",\"kind\":\"blob\"}", row.get("x'00ff'").toString());
    assertTrue(row.get("NULL").isNull());
    assertEquals("", row.get("''").textValue());
    String lines = pets.run("sql", "--format", "jsonl", "SELECT 1 AS a UNION SELECT 2").out();
    assertEquals("{\"a\":1}\n{\"a\":2}\n", lines);
    assertEquals("[]\n", pets.run("sql", "--format", "json", "SELECT 1 WHERE 0").out());
  }

  @Test
  void columnsOfTheSameNameKeepTheirValues() {
    CommandHarness pets = CommandHarness.demo(folder);
    String sql = "SELECT 1 AS a, 2 AS a, 3 AS a_2, 4 AS a, 5 AS \"\", 6 AS \"\"";
    assertEquals(
        CommandHarness.csv("a,a_3,a_2,a_4,,_2", "1,2,3,4,5,6"),
        pets.run("sql", "--format", "csv", sql).out());
    String json = pets.run("sql", "--format", "json", sql).out();
    assertTrue(json.contains("\"a\": 1,\n    \"a_3\": 2,\n    \"a_2\": 3,\n    \"a_4\": 4"), json);
  }

  @Test
  void aTableShowsTheBeginningOfLongValuesAndNumbersOnTheRight() {
    CommandHarness pets = CommandHarness.demo(folder);
    String out =
        pets.run("sql", "SELECT 7 AS number, hex(zeroblob(1000)) AS t, zeroblob(500) AS b").out();
    assertTrue(out.contains("... (2,000 characters)"), out);
    assertTrue(out.contains("... (500 bytes)"), out);
    assertTrue(out.startsWith("number  t"), out);
    assertTrue(out.contains("\n     7  0000"), out);
    assertEquals(
        "column1  column2\n      1  NULL\n      2  two\n",
        pets.run("sql", "VALUES (1, NULL), (2, 'two')").out());
  }

  @Test
  void aLimitReadsNoMoreRowsAndSaysSo() {
    CommandHarness pets = CommandHarness.demo(folder);
    Result some = pets.run("sql", "--limit", "2", "--format", "csv", "SELECT 7 AS a FROM Pet");
    assertEquals(
        new Result(
            0,
            CommandHarness.csv("a", "7", "7"),
            "Showing 2 rows; there are more. Raise --limit, or leave it out.\n"),
        some);
    assertEquals("", pets.run("sql", "--limit", "92", "SELECT id FROM Pet").err());
    assertEquals("No rows.\n", pets.run("sql", "SELECT id FROM Pet WHERE 0").err());
  }

  @Test
  void aQueryEndsAtItsTimeOrWhenItIsInterrupted() {
    CommandHarness pets = CommandHarness.demo(folder);
    assertEquals(
        new Result(
            1, "", "error: the query took longer than 100 ms; narrow it, or raise --timeout\n"),
        pets.run("sql", "--timeout", "100ms", ENDLESS));
    assertEquals(130, pets.interrupted().run("sql", ENDLESS).code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT * FORM Pet | near "FORM": syntax error
          SELECT nam FROM Pet | no such column: nam
          SELECT * FROM Pets | no such table: Pets
          staus | this is no query that sql runs; start it with SELECT, VALUES, WITH or EXPLAIN
          .tables | this is no query that sql runs; start it with SELECT, VALUES, WITH or EXPLAIN
          /* nothing */ | the query is empty; start it with SELECT, VALUES, WITH or EXPLAIN
          SELECT 1 --limit 5 | --limit would be a comment of the query; put it before the query
          """)
  void aMistakeIsOneLineWithSqlitesOwnWords(String sql, String error) {
    CommandHarness pets = CommandHarness.demo(folder);
    assertEquals(new Result(2, "", "error: " + error + "\n"), pets.run("sql", sql));
  }

  @Test
  void severalWordsAreNotJoined() {
    CommandHarness pets = CommandHarness.demo(folder);
    assertEquals(
        new Result(2, "", "error: sql takes one query; put it in quotes\n"),
        pets.run("sql", "SELECT", "1"));
    assertEquals(2, pets.run("sql").code());
  }

  @Test
  void inACommandFileAQueryNeedsNoQuotes() throws IOException {
    CommandHarness pets = CommandHarness.demo(folder);
    Path file =
        Files.writeString(
            folder.resolve("one.pets"),
            """
            sql --format csv select "id" || '  a' AS "x y" from "Pet" limit 1; -- ${none}
            sql --format csv 'SELECT 1 AS one'
            sql --limit 1 --format csv WITH n AS (SELECT 2 AS "two") SELECT * FROM n
            """);
    Result result = pets.run("-f", file.toString());
    assertEquals(0, result.code(), result.err());
    String id = pets.database().query("SELECT id FROM Pet LIMIT 1").get(0);
    assertEquals(CommandHarness.csv("x y", id + "  a", "one", "1", "two", "2"), result.out());
  }

  private static String cell(CommandHarness pets, String sql) {
    Result result = pets.run("sql", "--format", "csv", sql);
    assertEquals(0, result.code(), result.err());
    String value = result.out().substring(result.out().indexOf("\r\n") + 2);
    return value.substring(0, value.length() - 2);
  }
}
