package petshell.job.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.job.BatchSize;
import petshell.job.Operations;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.job.look.QuickStatus.State;
import petshell.job.look.QuickStatus.View;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitState;

class QuickStatusTest {
  private static final int MANY = 20_001;

  @TempDir Path folder;

  @Test
  void aDatabaseGoesFromNotMigratedToReady() {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    assertEquals(View.of(State.NOT_MIGRATED, 92), view(pets));
    pets.migrate();
    assertEquals(View.of(State.TO_FILL, 92, 92), view(pets));
    pets.execute("UPDATE Pet SET traits = '{}' WHERE rowid > 2");
    assertEquals(View.of(State.TO_FILL, 92, 2), view(pets));
    pets.execute("UPDATE Pet SET traits = '{}'");
    assertEquals(View.of(State.TO_FIX, 92, 92), view(pets));
    pets.execute("DELETE FROM Pet");
    assertEquals(View.of(State.READY, 0), view(pets));
  }

  @Test
  void ofManyPetsOnlyTheFirstAndTheLastAreReadSoThatNoCountIsGuessed() {
    WebAppDatabase pets = many();
    View unknown = new View(State.TO_FILL, MANY, OptionalLong.empty(), false);
    assertEquals(unknown, view(pets));
    pets.execute("UPDATE Pet SET traits = '{}' WHERE rowid <= 10000");
    assertEquals(unknown, view(pets));
    pets.execute("UPDATE Pet SET traits = '{}'", "UPDATE Pet SET traits = NULL WHERE rowid = 3");
    assertEquals(unknown, view(pets));
  }

  @Test
  void ofManyPetsTheJournalSaysHowManyTheLastBackfillLeft() {
    WebAppDatabase pets = many();
    try (Database database = pets.open(Access.WRITE)) {
      BackfillOptions options =
          new BackfillOptions(
              BatchSize.DEFAULT,
              OptionalLong.of(1_001),
              Duration.ZERO,
              false,
              0,
              Optional.empty(),
              Optional.empty());
      new Backfill(Operations.on(database, "backfill"), options).run();
    }
    assertEquals(new View(State.TO_FILL, MANY, OptionalLong.of(MANY - 1_001), false), view(pets));
  }

  @Test
  void ofManyPetsAVerificationThatStillHoldsKnowsAll() {
    WebAppDatabase pets = many();
    Map<TraitState, Long> states = Map.of(TraitState.EXACT, 20_000L, TraitState.DRIFTED, 1L);
    try (Database database = pets.open(Access.READ)) {
      assertEquals(
          View.of(State.TO_FIX, MANY, 1), new QuickStatus(database, Optional.of(states)).view());
    }
  }

  @Test
  void manyPetsAreReadyWhereABackfillWasCompleted() {
    WebAppDatabase pets = many();
    pets.execute("UPDATE Pet SET traits = '{}'");
    assertEquals(View.of(State.MIGRATED, MANY), view(pets));
    String run =
        "INSERT INTO petshell_run (number, command, commandLine, operator, host, process,"
            + " toolVersion, generatorVersion, startedAt, heartbeatAt, outcome) SELECT"
            + " coalesce(max(number), 0) + 1, 'backfill', 'backfill', 'a', 'b', 1, '1', 1,"
            + " '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '%s' FROM petshell_run";
    pets.execute(run.formatted("interrupted"));
    assertEquals(State.MIGRATED, view(pets).state());
    pets.execute(run.formatted("completed"));
    assertEquals(State.READY, view(pets).state());
  }

  @Test
  void anotherDatabaseIsDistinguished() throws IOException {
    Path file = folder.resolve("other.db");
    Files.createFile(file);
    assertThrows(PetShellException.class, () -> view(WebAppDatabase.at(file)));
  }

  private WebAppDatabase many() {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    pets.execute("DELETE FROM Pet");
    pets.addPets(MANY, 7);
    return pets;
  }

  private static View view(WebAppDatabase pets) {
    try (Database database = pets.open(Access.READ)) {
      return new QuickStatus(database, Optional.empty()).view();
    }
  }
}
