package petshell.job.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.job.Operation;
import petshell.job.Operations;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitState;
import petshell.trait.TraitText;

class RegenerateTest {
  private static final String TRAITS = "SELECT id, traits, typeof(traits) FROM Pet ORDER BY id";

  @TempDir Path folder;
  private WebAppDatabase pets;
  private List<String> ids;

  @BeforeEach
  void fill() {
    pets = WebAppDatabase.migrated(folder);
    try (Database database = pets.open(Access.WRITE)) {
      new Backfill(Operations.on(database), BackfillOptions.DEFAULT).run();
    }
    ids = pets.query("SELECT id FROM Pet ORDER BY id");
  }

  @Test
  void exactTraitsAreLeftAsTheyAreAndNoRunIsNoted() {
    RegenerateOutcome outcome = regenerate(ids.get(0));
    assertEquals(OptionalLong.empty(), outcome.run());
    assertEquals(1, outcome.counts().unchanged());
    assertEquals(List.of("1"), pets.query("SELECT count(*) FROM petshell_run"));
  }

  @Test
  void otherTraitsAreReplacedAndUndoPutsThemBackExactly() {
    pets.execute(
        "UPDATE Pet SET traits = '{\"broken\"' WHERE id = '" + ids.get(0) + "'",
        "UPDATE Pet SET traits = NULL WHERE id = '" + ids.get(1) + "'",
        "UPDATE Pet SET traits = x'00ff' WHERE id = '" + ids.get(2) + "'");
    List<String> before = pets.query("SELECT id, hex(traits), typeof(traits) FROM Pet ORDER BY id");
    RegenerateOutcome outcome = regenerate(ids.get(0), ids.get(1), ids.get(2), ids.get(3));
    assertEquals(3, outcome.counts().changed());
    assertEquals(1, outcome.counts().unchanged());
    assertEquals(
        List.of(TraitState.INVALID, TraitState.MISSING, TraitState.INVALID),
        outcome.examples().stream().map(Replacement::state).toList());
    for (String row : pets.query(TRAITS)) {
      String[] columns = row.split("\\|", -1);
      assertEquals(TraitText.of(columns[0]), columns[1]);
      assertEquals("text", columns[2]);
    }

    Undo.Outcome undone = undo(outcome.run().getAsLong());
    assertEquals(3, undone.counts().changed());
    assertEquals(before, pets.query("SELECT id, hex(traits), typeof(traits) FROM Pet ORDER BY id"));

    Undo.Outcome redone = undo(undone.run());
    assertEquals(3, redone.counts().changed());
    assertEquals(List.of("92"), pets.query("SELECT count(traits) FROM Pet"));
  }

  @Test
  void undoLeavesWhatWasChangedSinceAndNamesIt() {
    pets.execute(
        "UPDATE Pet SET traits = 'a' WHERE id IN ('" + ids.get(0) + "', '" + ids.get(1) + "')");
    long run = regenerate(ids.get(0), ids.get(1)).run().getAsLong();
    pets.execute("UPDATE Pet SET traits = 'b' WHERE id = '" + ids.get(0) + "'");
    Undo.Outcome undone = undo(run);
    assertEquals(1, undone.counts().changed());
    assertEquals(1, undone.counts().skipped());
    assertEquals(List.of(ids.get(0)), undone.left());
    assertEquals(
        List.of("b", "a"),
        pets.query("SELECT traits FROM Pet WHERE length(traits) = 1 ORDER BY id"));
  }

  @Test
  void undoResumesWhereAnotherUndoStopped() {
    pets.execute(
        "UPDATE Pet SET traits = 'a' WHERE id IN ('" + ids.get(0) + "', '" + ids.get(1) + "')");
    long run = regenerate(ids.get(0), ids.get(1)).run().getAsLong();
    pets.execute("UPDATE Pet SET traits = 'a' WHERE id = '" + ids.get(0) + "'");
    Undo.Outcome undone = undo(run);
    assertEquals(1, undone.counts().changed());
    assertEquals(1, undone.counts().unchanged());
    assertEquals(0, undone.counts().skipped());
    assertEquals(List.of(), undone.left());
  }

  @Test
  void anUnknownIdStopsBeforeAnythingIsWritten() {
    pets.execute("UPDATE Pet SET traits = 'a' WHERE id = '" + ids.get(0) + "'");
    PetShellException thrown =
        assertThrows(PetShellException.class, () -> regenerate(ids.get(0), "nope"));
    assertTrue(thrown.getMessage().startsWith("no pet has the id \"nope\""), thrown.getMessage());
    assertEquals(List.of("a"), pets.query("SELECT traits FROM Pet WHERE length(traits) = 1"));
  }

  @Test
  void aRowThatATriggerHoldsBackFailsAlone() {
    pets.execute(
        "UPDATE Pet SET traits = 'a' WHERE id IN ('" + ids.get(0) + "', '" + ids.get(1) + "')",
        "CREATE TRIGGER t BEFORE UPDATE ON Pet WHEN OLD.id = '"
            + ids.get(0)
            + "' BEGIN SELECT RAISE(IGNORE); END");
    RegenerateOutcome outcome = regenerate(ids.get(0), ids.get(1));
    assertEquals(1, outcome.counts().changed());
    assertEquals(1, outcome.counts().failed());
    assertEquals(List.of("1"), pets.query("SELECT count(*) FROM petshell_replaced"));
  }

  @Test
  void onlyWhatARunReplacedCanBeUndone() {
    assertTrue(
        assertThrows(PetShellException.class, () -> undo(1))
            .getMessage()
            .startsWith("run 1 (backfill) cannot be undone"));
    assertTrue(
        assertThrows(PetShellException.class, () -> undo(7))
            .getMessage()
            .startsWith("there is no run 7;"));
  }

  @Test
  void allPetsOfTheNamedStatesAreRegeneratedAndNoOthers() {
    pets.execute(
        "UPDATE Pet SET traits = NULL WHERE id IN ('" + ids.get(0) + "', '" + ids.get(1) + "')",
        "UPDATE Pet SET traits = '[]' WHERE id = '" + ids.get(2) + "'",
        "UPDATE Pet SET traits = (SELECT traits FROM Pet WHERE id = '"
            + ids.get(4)
            + "') WHERE id = '"
            + ids.get(3)
            + "'");
    try (Database database = pets.open(Access.WRITE)) {
      Operation operation = Operations.on(database);
      Set<TraitState> states = EnumSet.of(TraitState.INVALID, TraitState.DRIFTED);
      ReplacementFinder.Preview preview = new ReplacementFinder(operation).preview(states, 1);
      assertEquals(2, preview.count());
      assertEquals(1, preview.first().size());
      RegenerateOutcome outcome = new Regenerate(operation).run(states);
      assertEquals(2, outcome.counts().changed());
      assertEquals(90, outcome.counts().unchanged());
    }
    assertEquals(List.of("90"), pets.query("SELECT count(traits) FROM Pet"));
    for (String row : pets.query("SELECT id, traits FROM Pet WHERE traits IS NOT NULL")) {
      String[] columns = row.split("\\|", -1);
      assertEquals(TraitText.of(columns[0]), columns[1]);
    }
  }

  private RegenerateOutcome regenerate(String... some) {
    try (Database database = pets.open(Access.WRITE)) {
      return new Regenerate(Operations.on(database)).run(List.of(some));
    }
  }

  private Undo.Outcome undo(long run) {
    try (Database database = pets.open(Access.WRITE)) {
      return new Undo(Operations.on(database), run).run();
    }
  }
}
