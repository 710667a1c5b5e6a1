package petshell.shell.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> COMMANDS =
      List.of("status", "stats", "backfill", "backup", "regen", "runs", "rollback", "undo", "quit");

  @ParameterizedTest
  @CsvSource({
    "stat, stats status",
    "staus, stats status",
    "sttaus, status",
    "runz, runs",
    "statuss, status",
    "back, backfill backup",
    "backfil, backfill",
    "roolback, rollback",
    "rnus, runs",
    "Undo, undo",
  })
  void aSlipOfTheFingerFindsAllOfTheNearestCommands(String word, String nearest) {
    assertEquals(List.of(nearest.split(" ")), Suggestion.nearest(word, COMMANDS));
  }

  @ParameterizedTest
  @CsvSource({"select", "x", "''", "--", "drop"})
  void whatIsFarFromEverythingFindsNothing(String word) {
    assertEquals(List.of(), Suggestion.nearest(word, COMMANDS));
  }

  @Test
  void aMissingDashIsOneMistake() {
    assertEquals(
        List.of("--dry-run"), Suggestion.nearest("--dryrun", List.of("--batch", "--dry-run")));
  }

  @Test
  void allOfTheNearestAreNamedButNoMoreThanThree() {
    assertEquals(
        "did you mean stats or status?", Suggestion.orElse("staus", COMMANDS, "look around"));
    assertEquals("did you mean quit?", Suggestion.orElse("qiut", COMMANDS, "look around"));
    assertEquals("look around", Suggestion.orElse("select", COMMANDS, "look around"));
    assertEquals(
        "did you mean paa, pab or pac?",
        Suggestion.orElse("pa", List.of("pad", "pac", "pab", "paa"), "look around"));
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
