package petshell.job.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import petshell.job.Cancellation;
import petshell.job.OnEveryEngine;
import petshell.job.Operations;
import petshell.job.RecordedProgress;
import petshell.store.Access;
import petshell.store.Database;
import petshell.trait.TraitText;
import petshell.trait.VisualTrait;

class StatisticsTest extends OnEveryEngine {
  @Test
  void theTraitsOfAllValidPetsAreCountedAndTheRarestNamed() {
    Operations.fill(pets);
    pets.execute(
        "UPDATE \"Pet\" SET traits = NULL WHERE id = (SELECT min(id) FROM \"Pet\")",
        "UPDATE \"Pet\" SET traits = '{}' WHERE id = (SELECT max(id) FROM \"Pet\")");
    Statistics.Result result = run();
    assertEquals(90, result.pets());
    for (VisualTrait trait : VisualTrait.values()) {
      Map<String, Long> counts = result.spreads().get(trait).counts();
      assertEquals(90, counts.values().stream().mapToLong(count -> count).sum());
      assertEquals(trait.expectedShares().keySet(), counts.keySet());
    }
    assertEquals(5, result.rarest().size());
    assertTrue(result.rarest().get(0).share() <= result.rarest().get(4).share());
    double p = result.spreads().get(VisualTrait.BODY_SIZE).pValue().orElseThrow();
    assertTrue(p > 0.001 && p <= 1, "p = " + p);
    assertTrue(result.spreads().get(VisualTrait.RARITY).pValue().isEmpty());
  }

  @Test
  void aSpreadThatTheGeneratorDoesNotGiveHasATinyPValue() {
    pets.execute("UPDATE \"Pet\" SET traits = '" + TraitText.of("a") + "'");
    Statistics.Result result = run();
    assertEquals(
        List.of(92L, 0L, 0L),
        List.copyOf(result.spreads().get(VisualTrait.BODY_SIZE).counts().values()));
    assertTrue(result.spreads().get(VisualTrait.BODY_SIZE).pValue().orElseThrow() < 1e-9);
  }

  private Statistics.Result run() {
    try (Database database = pets.open(Access.READ)) {
      return new Statistics(database, new Cancellation(), new RecordedProgress()).run();
    }
  }
}
