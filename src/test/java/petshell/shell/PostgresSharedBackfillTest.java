package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import petshell.shell.PostgresScene.Stage;
import petshell.shell.ShellHarness.Result;

/** What an operator sees of a shared backfill. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PostgresSharedBackfillTest {
  private final PostgresScene pets = PostgresScene.at(Stage.MIGRATED);

  @AfterEach
  void drop() {
    pets.close();
  }

  /** With the twentieth pet that is written, all connections of petshell end. */
  private void endAllConnectionsOnce(String thenToo) {
    pets.execute("CREATE SEQUENCE written");
    pets.execute(
        "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " IF nextval('written') = 20 THEN PERFORM pg_terminate_backend(pid)"
            + " FROM pg_stat_activity WHERE application_name LIKE 'petshell%'"
            + " AND datname = current_database() AND pid <> pg_backend_pid();"
            // The one that asks comes last: it may end before it has gone on to the next.
            + " PERFORM pg_terminate_backend(pg_backend_pid()); END IF; "
            + thenToo
            + " RETURN NEW; END $$");
    pets.execute("CREATE TRIGGER cut BEFORE UPDATE ON \"Pet\" FOR EACH ROW EXECUTE FUNCTION cut()");
  }

  @Test
  void afterItsConnectionsAreLostItStillAdvisesWhatComesNext() {
    endAllConnectionsOnce("");
    Result limited = pets.run("backfill", "--share", "--batch", "8", "--limit", "50");
    assertEquals(0, limited.code(), limited.err());
    assertTrue(limited.err().contains("tries again: "), limited.err());
    assertTrue(limited.err().contains("Connecting again, since "), limited.err());
    assertTrue(limited.err().endsWith("\nNext: backfill\n"), limited.err());
    assertEquals(List.of("50"), pets.query("SELECT count(traits) FROM \"Pet\""));
    assertEquals(0, pets.run("backfill", "--share").code());
    assertEquals(0, pets.run("verify", "--check").code());
  }

  @Test
  void afterItsConnectionsAreLostItStillReportsPetsThatFail() {
    endAllConnectionsOnce(
        "IF OLD.\"id\" = (SELECT max(\"id\") FROM \"Pet\") THEN RAISE EXCEPTION 'not this one';"
            + " END IF;");
    Result failed = pets.run("backfill", "--share", "--batch", "8");
    assertEquals(1, failed.code());
    assertTrue(
        failed
            .err()
            .endsWith(
                "error: 1 pet failed (see runs 2); fix the cause, then backfill --retry-failed\n"),
        failed.err());
    Result next = pets.run("backfill", "--share", "--quiet");
    assertEquals(0, next.code(), next.err());
    assertEquals(List.of("91"), pets.query("SELECT count(traits) FROM \"Pet\""));
  }
}
