package petshell.job.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.job.look.QuickStatus.State;
import petshell.job.look.QuickStatus.View;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.WebAppDatabase;

class QuickStatusTest {
  private static final int MANY = 20_001;

  @TempDir Path folder;

  @Test
  void aDatabaseGoesFromNotMigratedToReady() {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    assertEquals(new View(State.NOT_MIGRATED, 92, 0, false), view(pets));
    pets.migrate();
    assertEquals(new View(State.TO_FILL, 92, 92, false), view(pets));
    pets.execute("UPDATE Pet SET traits = '{}' WHERE rowid > 2");
    assertEquals(new View(State.TO_FILL, 92, 2, false), view(pets));
    pets.execute("UPDATE Pet SET traits = '{}'");
    assertEquals(new View(State.READY, 92, 0, false), view(pets));
  }

  @Test
  void ofManyPetsOnlyTheFirstAndTheLastAreRead() {
    WebAppDatabase pets = many();
    assertEquals(new View(State.TO_FILL, MANY, 6_000, true), view(pets));
    pets.execute("UPDATE Pet SET traits = '{}' WHERE rowid <= 10000");
    assertEquals(new View(State.TO_FILL, MANY, 5_000, true), view(pets));
    pets.execute("UPDATE Pet SET traits = '{}' WHERE rowid <= 20000");
    assertEquals(new View(State.TO_FILL, MANY, 1, false), view(pets));
    pets.execute("UPDATE Pet SET traits = '{}'", "UPDATE Pet SET traits = NULL WHERE rowid = 3");
    assertEquals(new View(State.TO_FILL, MANY, 1, true), view(pets));
  }

  @Test
  void manyPetsAreReadyWhereABackfillWasCompleted() {
    WebAppDatabase pets = many();
    pets.execute("UPDATE Pet SET traits = '{}'");
    assertEquals(new View(State.MIGRATED, MANY, 0, false), view(pets));
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
      return new QuickStatus(database).view();
    }
  }
}
