package petshell.job.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import petshell.job.Cancellation;
import petshell.job.OnEveryEngine;
import petshell.job.RecordedProgress;
import petshell.job.fill.BackfillOptions;
import petshell.store.Access;
import petshell.store.Database;
import petshell.trait.TraitState;
import petshell.trait.TraitText;

/** What every engine counts alike. */
class VerifyOnEveryEngineTest extends OnEveryEngine {
  private final Cancellation cancellation = new Cancellation();

  private VerifyOutcome verify(int show) {
    try (Database database = pets.open(Access.READ)) {
      return new Verify(database, cancellation, new RecordedProgress(), show).run();
    }
  }

  private static Map<TraitState, Long> counts(Map<TraitState, Long> some) {
    Map<TraitState, Long> all = new EnumMap<>(TraitState.class);
    for (TraitState state : TraitState.values()) {
      all.put(state, some.getOrDefault(state, 0L));
    }
    return all;
  }

  @Test
  void everyStateIsCountedAndItsFirstPetsAreListed() {
    backfill(BackfillOptions.DEFAULT, new RecordedProgress());
    List<String> ids = ids();
    store(null, ids.get(0), ids.get(1), ids.get(2));
    store("{}", ids.get(3), ids.get(4));
    store("[1]", ids.get(5));
    store(TraitText.of(ids.get(7)), ids.get(6));
    store(TraitText.of(ids.get(8)).replace("\"traitVersion\":1", "\"traitVersion\":2"), ids.get(8));
    store(withAnotherHue(TraitText.of(ids.get(9))), ids.get(9));
    VerifyOutcome outcome = verify(2);
    assertEquals(
        counts(
            Map.of(
                TraitState.EXACT, 83L,
                TraitState.DRIFTED, 1L,
                TraitState.OTHER_VERSION, 1L,
                TraitState.INVALID, 3L,
                TraitState.MISSING, 3L,
                TraitState.ROUNDED, 1L)),
        outcome.counts());
    assertEquals(92, outcome.total());
    List<String> missing =
        outcome.first().get(TraitState.MISSING).stream().map(VerifyOutcome.Finding::id).toList();
    assertEquals(2, missing.size());
    assertTrue(ids.subList(0, 3).containsAll(missing), missing.toString());
    assertEquals("version 2", outcome.first().get(TraitState.OTHER_VERSION).get(0).message());
  }

  /** Returns the traits with a first number that is off at the tenth digit behind the point. */
  private static String withAnotherHue(String traits) {
    Matcher number = Pattern.compile("\"h\":([0-9.]+)").matcher(traits);
    assertTrue(number.find(), traits);
    double changed = Double.parseDouble(number.group(1)) + 1e-10;
    return traits.substring(0, number.start(1)) + changed + traits.substring(number.end(1));
  }

  @Test
  void askedToStopItReportsWhatItHasSeen() {
    backfill(BackfillOptions.DEFAULT, new RecordedProgress());
    cancellation.request();
    VerifyOutcome outcome = verify(0);
    assertTrue(outcome.interrupted());
    assertEquals(0, outcome.total());
  }
}
