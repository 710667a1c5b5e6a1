package petshell.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.store.PetShellException.Kind;

/** What petshell relies on where a user runs a query of their own. */
abstract class EngineQueryContract extends EngineRowsContract {
  static final String ENDLESS =
      """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT count(*) FROM n
      """;

  private static final Duration LONG = Duration.ofSeconds(60);

  /** The rows of a query in memory, no more than are wanted. */
  private static final class Rows implements QueryRows {
    private final long most;
    private final List<Object> values = new ArrayList<>();
    private List<String> columns = List.of();

    Rows(long most) {
      this.most = most;
    }

    @Override
    public void columns(List<String> names) {
      columns = names;
    }

    @Override
    public boolean wantsMore() {
      return values.size() / columns.size() < most;
    }

    @Override
    public void value(RawValue value) {
      values.add(value.value());
    }
  }

  private Rows query(String sql, Duration most, long rows) {
    try (Database database = open(Access.READ)) {
      Rows found = new Rows(rows);
      database.query(sql, most, found);
      return found;
    }
  }

  @Test
  void aQueryGivesItsColumnsAndItsRowsInTheirOrder() {
    Rows found =
        query("SELECT \"id\", 7 AS seven FROM \"Pet\" ORDER BY \"id\" DESC", LONG, Long.MAX_VALUE);
    assertEquals(List.of("id", "seven"), found.columns);
    List<Object> expected = new ArrayList<>();
    for (String id : seenByTheApp("SELECT \"id\" FROM \"Pet\" ORDER BY \"id\" DESC")) {
      expected.add(id);
      expected.add(7);
    }
    assertEquals(expected, found.values);
  }

  @Test
  void noMoreRowsAreReadThanAreWanted() {
    assertEquals(3, query("SELECT \"id\" FROM \"Pet\"", LONG, 3).values.size());
    Rows none = query("SELECT \"id\", \"name\" FROM \"Pet\" WHERE 1 = 0", LONG, 3);
    assertEquals(List.of("id", "name"), none.columns);
    assertEquals(List.of(), none.values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO \"User\" SELECT * FROM \"User\"",
        "UPDATE \"Pet\" SET \"name\" = 'x'",
        "DELETE FROM \"Pet\"",
        "DELETE FROM \"Pet\" RETURNING \"id\"",
        "WITH p AS (SELECT 1) UPDATE \"Pet\" SET \"name\" = 'x'",
        "WITH p AS (SELECT 1) DELETE FROM \"Pet\" RETURNING \"id\"",
        "CREATE TABLE t (a TEXT)",
        "CREATE TEMPORARY TABLE t (a TEXT)",
        "CREATE VIEW v AS SELECT 1",
        "DROP TABLE \"Pet\"",
        "ALTER TABLE \"Pet\" ADD COLUMN \"x\" TEXT",
        "BEGIN",
        "COMMIT",
        "ROLLBACK"
      })
  void whatWouldWriteIsRefusedAndWritesNothing(String sql) {
    List<String> before = seenByTheApp("SELECT \"name\" FROM \"Pet\" ORDER BY \"id\"");
    PetShellException refused =
        assertThrows(PetShellException.class, () -> query(sql, LONG, Long.MAX_VALUE));
    assertEquals(Kind.REFUSED, refused.kind(), refused.getMessage());
    assertEquals(before, seenByTheApp("SELECT \"name\" FROM \"Pet\" ORDER BY \"id\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1; SELECT 2",
        "SELECT 1; DELETE FROM \"Pet\"",
        "SELECT 1 /* ; */ ; -- more\n SELECT 2",
        "SELECT * FORM \"Pet\"",
        "SELECT \"nobody\".\"knows\" FROM \"Pet\"",
        "nothing",
        " -- nothing\n",
        ";"
      })
  void whatIsNoSingleStatementIsAMistakeOfTheUsers(String sql) {
    PetShellException refused =
        assertThrows(PetShellException.class, () -> query(sql, LONG, Long.MAX_VALUE));
    assertEquals(Kind.USAGE, refused.kind(), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT 1;",
        "/* first; */ SELECT 1 ; ; -- last; one",
        "-- first\nSELECT 1",
        "SELECT 1 AS \"a;b\" -- ; no more",
        "SELECT length(';') AS \"it''s\"",
        "VALUES (1)",
        "WITH n AS (SELECT 1) SELECT * FROM n"
      })
  void commentsAndSemicolonsWithinOneStatementAreFine(String sql) {
    assertEquals(List.of(1), query(sql, LONG, Long.MAX_VALUE).values);
  }

  @Test
  void aQueryThatTakesTooLongIsStopped() {
    PetShellException stopped =
        assertThrows(
            PetShellException.class, () -> query(ENDLESS, Duration.ofMillis(50), Long.MAX_VALUE));
    assertEquals(Kind.FAILED, stopped.kind());
    assertTrue(stopped.getMessage().contains("longer than"), stopped.getMessage());
  }

  @Test
  void afterAMistakeTheDatabaseIsAskedAgain() {
    try (Database database = open(Access.READ)) {
      assertThrows(
          PetShellException.class, () -> database.query("SELECT no FROM no", LONG, new Rows(1)));
      Rows found = new Rows(1);
      database.query("SELECT 1", LONG, found);
      assertEquals(List.of(1), found.values);
    }
  }

  @Test
  void aDatabaseThatIsOpenToWriteTakesNoQueryOfAUser() {
    try (Database database = open(Access.WRITE)) {
      assertThrows(
          IllegalStateException.class, () -> database.query("SELECT 1", LONG, new Rows(1)));
    }
  }

  @Test
  void binaryDataComesAsItIs() {
    byte[] found = (byte[]) query("SELECT " + binary("00ff"), LONG, 1).values.get(0);
    assertArrayEquals(new byte[] {0, -1}, found);
  }
}
