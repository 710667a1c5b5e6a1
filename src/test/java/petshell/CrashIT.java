package petshell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitText;

/**
 * Real processes, killed at random instants of every command that writes, while the web app writes
 * too. {@code -Dcrash.kills=200} kills more often than 20 times, {@code -Dcrash.seed=...} repeats
 * the choices of a run; the operating system adds its own chance.
 */
@DisabledOnOs(OS.WINDOWS)
class CrashIT {
  private static final int KILLS = Integer.getInteger("crash.kills", 20);
  private static final int PETS = Integer.getInteger("crash.pets", 20_000);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

  private static final CrashStep.Goal STAY = (scene, id, before) -> before;
  private static final CrashStep.Goal FILLED =
      (scene, id, before) -> before == null ? TraitText.of(id) : before;
  private static final CrashStep.Goal GENERATED = (scene, id, before) -> TraitText.of(id);
  private static final CrashStep.Preparation NONE = scene -> {};

  /**
   * All commands that write, in an order in which each finds work; a line more is a command more.
   */
  private static final List<CrashStep> CYCLE =
      List.of(
          CrashStep.of(1, STAY, NONE, "migrate"),
          new CrashStep("restore", "backfill", 1, NONE, CrashScene::restores, CrashScene::restored),
          CrashStep.of(2, FILLED, NONE, "backfill"),
          CrashStep.of(2, GENERATED, CrashScene::drift, "regen", "--all", "--yes"),
          CrashStep.of(1, STAY, scene -> scene.app().writesTraits(true), "enforce"),
          CrashStep.of(1, STAY, NONE, "relax", "--yes"),
          new CrashStep(
              "undo",
              "undo",
              2,
              scene -> scene.app().writesTraits(false),
              CrashScene::undos,
              CrashScene::putBack),
          CrashStep.of(1, STAY, NONE, "rollback", "--yes"));

  @TempDir static Path shared;
  private static WebAppDatabase base;

  @TempDir Path folder;

  @BeforeAll
  static void makePets() {
    base = WebAppDatabase.demo(shared);
    base.addPets(PETS, -1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete", "wal"})
  void everyKillLeavesOldOrNewValuesAndTheNextCommandGoesOn(String journalMode) throws Exception {
    WebAppDatabase pets = base.copyTo(Files.createDirectory(folder.resolve("pets")));
    pets.execute("PRAGMA journal_mode = " + journalMode);
    try (WebApp app = new WebApp(pets, SEED)) {
      Crash crash = new Crash(new CrashScene(pets, app), folder, SEED, KILLS / 2);
      for (int i = 0; !crash.isDone(); i++) {
        crash.take(CYCLE.get(i % CYCLE.size()));
      }
      System.out.println("crash, journal mode " + journalMode + ": " + crash.summary());
    }
  }
}
