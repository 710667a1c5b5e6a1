package petshell.job.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.job.Operations;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitState;
import petshell.trait.TraitText;

/** What SQLite stores in a column of any type comes back from an undo byte for byte. */
class UndoneBytesTest {
  private static final String TRAITS = "SELECT id, traits, typeof(traits) FROM Pet ORDER BY id";

  @TempDir Path folder;
  private WebAppDatabase pets;
  private List<String> ids;

  @BeforeEach
  void fill() {
    pets = WebAppDatabase.migrated(folder);
    Operations.fill(pets);
    ids = pets.query("SELECT id FROM Pet ORDER BY id");
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
