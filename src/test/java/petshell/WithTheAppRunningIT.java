package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitText;

/** Real processes at work while the web app inserts, updates, fills and deletes pets. */
@DisabledOnOs(OS.WINDOWS)
class WithTheAppRunningIT {
  private static final Duration LONG_LOCK = Duration.ofSeconds(4);

  @TempDir Path folder;
  @TempDir Path place;

  @ParameterizedTest
  @ValueSource(strings = {"delete", "wal"})
  void aBackfillMissesNoPetAndUndoesNothingOfTheApps(String journalMode) throws Exception {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    pets.addPets(4_000, -1);
    pets.execute("PRAGMA journal_mode = " + journalMode);
    try (WebApp app = new WebApp(pets, 1);
        PetShellProcess backfill = start(pets, "backfill", "--batch", "20", "--pause", "10ms")) {
      backfill.awaitWork();
      for (int i = 1; i <= 2; i++) {
        app.resume();
        backfill.awaitTrue(
            pets, String.format(Locale.ROOT, "SELECT sum(changed) >= %d000 FROM petshell_run", i));
        app.keepQuiet();
        app.holdLock(LONG_LOCK);
      }
      assertEquals(0, backfill.exitCode(), backfill.err());
      CrashedPets found = CrashedPets.compare(app.pets(), (id, old) -> filled(id, old), "");
      assertEquals(0, found.pending());
      assertEquals(
          List.of("completed|" + (found.changed() + app.overtaken()) + "|0"),
          pets.query("SELECT outcome, changed, failed FROM petshell_run"));
    }
  }

  @Test
  void whatTheOldAppInsertsWhileABackfillWatchesGetsTraits() throws Exception {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    try (WebApp app = new WebApp(pets, 2);
        PetShellProcess backfill = start(pets, "backfill", "--watch", "--every", "100ms")) {
      backfill.awaitWork();
      for (int i = 0; i < 3; i++) {
        app.resume();
        backfill.awaitTrue(
            pets, String.format(Locale.ROOT, "SELECT max(rowid) >= %d00 FROM Pet", 2 + i));
        app.keepQuiet();
        backfill.awaitTrue(pets, "SELECT count(*) = 0 FROM Pet WHERE traits IS NULL");
      }
      backfill.send("INT");
      assertEquals(0, backfill.exitCode(), backfill.err());
      assertTrue(backfill.err().contains("Next: verify"), backfill.err());
      CrashedPets found = CrashedPets.compare(app.pets(), (id, old) -> filled(id, old), "");
      assertEquals(0, found.pending());
      assertEquals(
          List.of("completed|" + (found.changed() + app.overtaken())),
          pets.query("SELECT outcome, changed FROM petshell_run"));
    }
  }

  private static String filled(String id, String old) {
    return old == null ? TraitText.of(id) : old;
  }

  private PetShellProcess start(WebAppDatabase pets, String... words) throws Exception {
    return PetShellProcess.start(place, pets.file(), List.of(words));
  }
}
