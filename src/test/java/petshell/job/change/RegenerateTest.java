package petshell.job.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import petshell.job.OnEveryEngine;
import petshell.job.Operation;
import petshell.job.Operations;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.trait.TraitState;

class RegenerateTest extends OnEveryEngine {
  private static final String TRAITS = "SELECT id, traits FROM \"Pet\" ORDER BY id";

  private List<String> ids;

  @BeforeEach
  void fill() {
    Operations.fill(pets);
    ids = ids();
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
    store("{\"broken\":1}", ids.get(0));
    store(null, ids.get(1));
    store("\"text\"", ids.get(2));
    List<String> before = pets.query(TRAITS);
    RegenerateOutcome outcome = regenerate(ids.get(0), ids.get(1), ids.get(2), ids.get(3));
    assertEquals(3, outcome.counts().changed());
    assertEquals(1, outcome.counts().unchanged());
    assertEquals(
        List.of(TraitState.INVALID, TraitState.MISSING, TraitState.INVALID),
        outcome.examples().stream().map(Replacement::state).toList());
    assertEquals(92, verify().get(TraitState.EXACT));

    Undo.Outcome undone = undo(outcome.run().getAsLong());
    assertEquals(3, undone.counts().changed());
    assertEquals(before, pets.query(TRAITS));

    Undo.Outcome redone = undo(undone.run());
    assertEquals(3, redone.counts().changed());
    assertEquals(92, verify().get(TraitState.EXACT));
  }

  @Test
  void undoLeavesWhatWasChangedSinceAndNamesIt() {
    pets.execute(
        "UPDATE \"Pet\" SET traits = '\"a\"' WHERE id IN ('"
            + ids.get(0)
            + "', '"
            + ids.get(1)
            + "')");
    long run = regenerate(ids.get(0), ids.get(1)).run().getAsLong();
    pets.execute("UPDATE \"Pet\" SET traits = '\"b\"' WHERE id = '" + ids.get(0) + "'");
    Undo.Outcome undone = undo(run);
    assertEquals(1, undone.counts().changed());
    assertEquals(1, undone.counts().skipped());
    assertEquals(List.of(ids.get(0)), undone.left());
    assertEquals(
        List.of("\"b\"", "\"a\""),
        pets.query(
            "SELECT traits FROM \"Pet\" WHERE length(CAST(traits AS text)) = 3 ORDER BY id"));
  }

  @Test
  void undoResumesWhereAnotherUndoStopped() {
    pets.execute(
        "UPDATE \"Pet\" SET traits = '\"a\"' WHERE id IN ('"
            + ids.get(0)
            + "', '"
            + ids.get(1)
            + "')");
    long run = regenerate(ids.get(0), ids.get(1)).run().getAsLong();
    pets.execute("UPDATE \"Pet\" SET traits = '\"a\"' WHERE id = '" + ids.get(0) + "'");
    Undo.Outcome undone = undo(run);
    assertEquals(1, undone.counts().changed());
    assertEquals(1, undone.counts().unchanged());
    assertEquals(0, undone.counts().skipped());
    assertEquals(List.of(), undone.left());
  }

  @Test
  void anUnknownIdStopsBeforeAnythingIsWritten() {
    pets.execute("UPDATE \"Pet\" SET traits = '\"a\"' WHERE id = '" + ids.get(0) + "'");
    PetShellException thrown =
        assertThrows(PetShellException.class, () -> regenerate(ids.get(0), "nope"));
    assertTrue(thrown.getMessage().startsWith("no pet has the id \"nope\""), thrown.getMessage());
    assertEquals(
        List.of("\"a\""),
        pets.query("SELECT traits FROM \"Pet\" WHERE length(CAST(traits AS text)) = 3"));
  }

  @Test
  void aRowThatATriggerHoldsBackFailsAlone() {
    pets.execute(
        "UPDATE \"Pet\" SET traits = '\"a\"' WHERE id IN ('"
            + ids.get(0)
            + "', '"
            + ids.get(1)
            + "')");
    pets.refuseUpdates("OLD.id = '" + ids.get(0) + "'", "not this one");
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
        "UPDATE \"Pet\" SET traits = NULL WHERE id IN ('" + ids.get(0) + "', '" + ids.get(1) + "')",
        "UPDATE \"Pet\" SET traits = '[]' WHERE id = '" + ids.get(2) + "'",
        "UPDATE \"Pet\" SET traits = (SELECT traits FROM \"Pet\" WHERE id = '"
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
    assertEquals(List.of("90"), pets.query("SELECT count(traits) FROM \"Pet\""));
    assertEquals(90, verify().get(TraitState.EXACT));
  }
}
