package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import petshell.store.WebAppDatabase;

/** How a run is shown while its process lives, sleeps and is dead. */
@DisabledOnOs(OS.WINDOWS)
class RunStatusIT {
  private static final String STARTED = "SELECT count(*) FROM petshell_run WHERE changed > 0";

  @TempDir Path folder;
  @TempDir Path place;
  private WebAppDatabase pets;

  @BeforeEach
  void makePets() {
    pets = WebAppDatabase.migrated(folder);
    pets.addPets(1_000, -1);
  }

  @Test
  void aRunIsAbandonedOnceItsProcessIsDeadAndNeverBefore() throws Exception {
    try (PetShellProcess backfill = start("backfill", "--batch", "10", "--pause", "1s")) {
      backfill.awaitTrue(pets, STARTED);
      assertEquals("running", shown());
      JsonNode progress = status().required("lastRun").required("progress");
      assertEquals(1_092, progress.required("total").intValue());
      assertTrue(progress.required("done").intValue() > 0, progress.toString());
      assertTrue(progress.required("percent").intValue() < 100, progress.toString());
      backfill.send("STOP");
      assertEquals("running", shown());
      assertEquals(PetShellProcess.KILLED, backfill.kill());
    }
    assertEquals("abandoned", shown());
    assertTrue(status().required("lastRun").required("progress").isNull());
    assertEquals(List.of("running"), outcomes());
    String changed = pets.query("SELECT changed FROM petshell_run").get(0);
    String started = pets.query("SELECT startedAt FROM petshell_run").get(0);

    try (PetShellProcess next = start("backfill")) {
      assertEquals(0, next.exitCode(), next.err());
      String goesOn =
          "Run 1 (started %s) was killed after %s pets; continuing.".formatted(started, changed);
      assertTrue(next.err().contains(goesOn), next.err());
    }
    assertEquals(List.of("abandoned", "completed"), outcomes());
    assertEquals(List.of("1092"), pets.query("SELECT sum(changed) FROM petshell_run"));
  }

  @Test
  void aRunThatWaitsForALockOfTheAppIsAlive() throws Exception {
    try (Connection app = pets.connect();
        Statement statement = app.createStatement();
        PetShellProcess backfill =
            start("--busy-timeout", "2m", "backfill", "--batch", "10", "--pause", "100ms")) {
      backfill.awaitTrue(pets, STARTED);
      statement.execute("BEGIN IMMEDIATE");
      assertEquals("running", shown());
      statement.execute("COMMIT");
      backfill.send("INT");
      assertEquals(130, backfill.exitCode(), backfill.err());
    }
    assertEquals("interrupted", shown());
  }

  private PetShellProcess start(String... words) throws Exception {
    return PetShellProcess.start(place, pets.file(), List.of(words));
  }

  /** Returns the outcome of the last run as another petshell shows it. */
  private String shown() throws Exception {
    try (PetShellProcess runs = start("runs", "--format", "json")) {
      assertEquals(0, runs.exitCode(), runs.err());
      JsonNode last = new ObjectMapper().readTree(runs.out()).required(0);
      return last.required("outcome").textValue();
    }
  }

  private JsonNode status() throws Exception {
    try (PetShellProcess status = start("status", "--format", "json")) {
      assertEquals(0, status.exitCode(), status.err());
      return new ObjectMapper().readTree(status.out());
    }
  }

  private List<String> outcomes() {
    return pets.query("SELECT outcome FROM petshell_run ORDER BY number");
  }
}
