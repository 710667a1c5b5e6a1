package petshell.shell.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> COMMANDS =
      List.of("status", "stats", "backfill", "backup", "regen", "runs", "rollback", "undo", "quit");

  @ParameterizedTest
  @CsvSource({
    "stat, stats",
    "sttaus, status",
    "statuss, status",
    "back, backup",
    "backfil, backfill",
    "roolback, rollback",
    "rnus, runs",
    "Undo, undo",
  })
  void aSlipOfTheFingerFindsTheNearestCommand(String word, String nearest) {
    assertEquals(Optional.of(nearest), Suggestion.nearest(word, COMMANDS));
  }

  @ParameterizedTest
  @CsvSource({"select", "x", "''", "--", "drop"})
  void whatIsFarFromEverythingFindsNothing(String word) {
    assertEquals(Optional.empty(), Suggestion.nearest(word, COMMANDS));
  }

  @Test
  void aMissingDashIsOneMistake() {
    assertEquals(
        Optional.of("--dry-run"), Suggestion.nearest("--dryrun", List.of("--batch", "--dry-run")));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "a, '', 1",
    "'', ab, 2",
    "ab, ba, 1",
    "abc, abd, 1",
    "kitten, sitting, 3"
  })
  void theDistanceCountsLettersToCorrect(String left, String right, int distance) {
    assertEquals(distance, Suggestion.distance(left, right));
    assertEquals(distance, Suggestion.distance(right, left));
  }
}
