package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;

class RegenCommandTest {
  private static final String ZIGGY = "014a8af7-6a8a-460a-8276-00ed12bdee19";
  private static final String MOCHI = "035f65f0-6cb9-4645-96f5-005b144949b4";
  private static final String ZIGGYS_TRAITS =
      "{\"bodyColor\":{\"h\":19.248781672419142,\"s\":80.11096272031578,\"l\":64.94355567704794},"
          + "\"patternType\":\"none\",\"accessory\":\"none\",\"bodySize\":\"small\","
          + "\"expression\":\"neutral\",\"rarity\":\"uncommon\",\"traitVersion\":1}";
  private static final String ZIGGYS_BLOCK =
      """
      Ziggy 88  014a8af7-6a8a-460a-8276-00ed12bdee19  invalid
        traits  "{broken" → uncommon, small, pattern none, accessory none, neutral
      """;
  private static final String FIRST_LINES =
      """
      Mochi 33  035f65f0-6cb9-4645-96f5-005b144949b4  missing
        traits  (none) → common, large, pattern striped, accessory horns, mischievous
      """
          + ZIGGYS_BLOCK;
  private static final String QUESTION =
      "Replace the traits of 2 pets in dev.db? (undo can put them back.) [y/N] ";

  @TempDir Path folder;
  private CommandHarness pets;

  @BeforeEach
  void spoilTwoOfThree() {
    pets = CommandHarness.filled(folder).keeping(3);
    pets.database()
        .execute(
            "UPDATE Pet SET traits = '{broken' WHERE id LIKE '014%'",
            "UPDATE Pet SET traits = NULL WHERE id LIKE '035%'");
  }

  @Test
  void onePetIsShownBeforeAndAfter() {
    assertEquals(
        new Result(
            0, "Replaced the traits of 1 pet (run 3).\n" + ZIGGYS_BLOCK, "Undo with: undo 3\n"),
        pets.run("regen", ZIGGY));
    assertEquals(
        List.of(ZIGGYS_TRAITS),
        pets.database().query("SELECT traits FROM Pet WHERE id LIKE '014%'"));
  }

  @Test
  void asJsonItIsOneDocument() {
    assertEquals(
        new Result(
            0,
            """
            {
              "run": 3,
              "outcome": "completed",
              "changed": 1,
              "unchanged": 0,
              "failed": 0,
              "skipped": 0,
              "wouldChange": 0,
              "backup": null,
              "changes": [
                {
                  "id": "014a8af7-6a8a-460a-8276-00ed12bdee19",
                  "state": "invalid",
                  "before": "{broken",
                  "after": "%s",
                  "beforeBytes": null,
                  "name": "Ziggy 88",
                  "diff": [
                    {
                      "path": "",
                      "before": "{broken",
                      "after": %s
                    }
                  ]
                }
              ]
            }
            """
                .formatted(ZIGGYS_TRAITS.replace("\"", "\\\""), ZIGGYS_TRAITS),
            "Undo with: undo 3\n"),
        pets.run("regen", ZIGGY, "--format", "json"));
  }

  @Test
  void exactTraitsAreLeftAsTheyAre() {
    pets.run("regen", "--all", "--yes");
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(0, "Nothing to replace (looked at 1 pet).\n", ""),
        pets.run("regen", ZIGGY, ZIGGY));
    assertEquals(
        new Result(0, "Nothing to replace (looked at 3 pets).\n", ""), pets.run("regen", "--all"));
    assertEquals(
        new Result(
            0,
            CommandHarness.csv(
                "run,outcome,changed,unchanged,failed,skipped,wouldChange,backup,changes",
                ",completed,0,3,0,0,0,,"),
            ""),
        pets.run("regen", "--all", "--format", "csv"));
    assertEquals(before, pets.files());
  }

  @Test
  void aDryRunShowsWhatWouldChangeAndWritesNothing() {
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(
            0,
            "Would replace the traits of 1 pet.\n" + ZIGGYS_BLOCK,
            "Dry run: nothing was written.\n"),
        pets.run("regen", "--state", "invalid", "--dry-run"));
    Result json = pets.run("regen", "--all", "--dry-run", "--format", "json");
    assertTrue(
        json.out()
            .startsWith(
                """
                {
                  "run": null,
                  "outcome": "dry-run",
                  "changed": 0,
                  "unchanged": 1,
                  "failed": 0,
                  "skipped": 0,
                  "wouldChange": 2,
                """),
        json.out());
    assertEquals(before, pets.files());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--all", "--state invalid", ZIGGY + " " + MOCHI})
  void offATerminalSeveralPetsNeedYes(String words) {
    Map<String, String> before = pets.files();
    String call = "regen " + words;
    assertEquals(
        new Result(4, "", "error: " + call + " needs confirmation; add --yes to run it here\n"),
        pets.typing("y\n").run(call.split(" ")));
    assertEquals(before, pets.files());
    assertEquals(0, pets.run((call + " --yes").split(" ")).code());
  }

  @Test
  void onATerminalItShowsWhatWouldChangeAndAsks() {
    Map<String, String> before = pets.files();
    Result no = onTerminal("n\n");
    assertEquals(4, no.code());
    assertEquals("", no.out());
    assertTrue(no.err().endsWith(FIRST_LINES + QUESTION + "Nothing was changed.\n"), no.err());
    Result nonsense = onTerminal("what\nthe\nelse\ny\n");
    assertEquals(4, nonsense.code());
    String again = QUESTION + "warning: please answer y or n\n";
    assertTrue(nonsense.err().endsWith(again.repeat(3) + "Nothing was changed.\n"), nonsense.err());
    Result end = onTerminal("");
    assertEquals(4, end.code());
    assertTrue(end.err().endsWith(QUESTION + "\nNothing was changed.\n"), end.err());
    assertEquals(before, pets.files());
    Result yes = onTerminal("yes\n");
    assertEquals(0, yes.code());
    assertEquals(List.of("3"), pets.database().query("SELECT COUNT(traits) FROM Pet"));
  }

  @Test
  void onePetIsNotAskedFor() {
    Result result = pets.onTerminal().run("regen", ZIGGY, "--quiet");
    assertEquals(0, result.code());
    assertEquals("", result.err());
  }

  @Test
  void aPrefixThatOneIdHasIsEnoughAndTheWholeIdIsShownFirst() {
    assertEquals(
        new Result(
            0,
            "Replaced the traits of 1 pet (run 3).\n" + ZIGGYS_BLOCK,
            "\"014\" is 014a8af7-6a8a-460a-8276-00ed12bdee19 (Ziggy 88).\nUndo with: undo 3\n"),
        pets.run("regen", "014"));
  }

  @Test
  void anIdThatNoPetHasStopsBeforeAnythingIsWritten() {
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(1, "", "error: no pet has an id that starts with \"zz\"; see list-pets\n"),
        pets.run("regen", ZIGGY, "zz", "--yes"));
    assertEquals(before, pets.files());
  }

  @Test
  void aPrefixOfSeveralIdsStopsBeforeAnythingIsWritten() {
    Map<String, String> before = pets.files();
    Result result = pets.run("regen", ZIGGY, "0", "--yes");
    assertEquals(1, result.code());
    assertTrue(
        result
            .err()
            .matches(
                "error: \"0\" matches 3 pets: 014a8af7 \\(Ziggy 88\\), .{8} \\(.*\\), .{8}"
                    + " \\(.*\\); type more of the id\n"),
        result.err());
    assertEquals(before, pets.files());
  }

  @Test
  void onlyTheFieldsThatChangeAreShown() {
    pets.run("regen", "--all", "--yes");
    pets.database()
        .execute(
            "UPDATE Pet SET traits = replace(traits, '\"neutral\"', '\"sleepy\"') WHERE id LIKE '014%'");
    assertEquals(
        """
        Would replace the traits of 1 pet.
        Ziggy 88  014a8af7-6a8a-460a-8276-00ed12bdee19  drifted
          expression  sleepy → neutral
        """,
        pets.run("regen", "--all", "--dry-run").out());
    pets.database()
        .execute(
            "UPDATE Pet SET traits = replace(traits, '64.94355567704794', '64.9435556770')"
                + " WHERE id LIKE '014%'",
            "UPDATE Pet SET traits = replace(traits, ',', ', ') WHERE id LIKE '035%'");
    assertEquals(
        """
        Would replace the traits of 2 pets.
        Mochi 33  035f65f0-6cb9-4645-96f5-005b144949b4  formatted
          text  same values, written differently
        Ziggy 88  014a8af7-6a8a-460a-8276-00ed12bdee19  drifted
          expression  sleepy → neutral
          colors      rounded, by 0.000000001 at most
        """,
        pets.run("regen", "--all", "--dry-run").out());
  }

  @Test
  void hostileTextIsHarmlessAndShort() {
    pets.database()
        .execute(
            "UPDATE Pet SET name = char(27) || '[2J' || hex(zeroblob(500)),"
                + " traits = json_object(char(8238) || 'x', hex(zeroblob(5000))) WHERE id LIKE '014%'");
    String out = pets.run("regen", "014", "--dry-run").out();
    assertTrue(out.contains("\\u001b[2J000"), out);
    assertTrue(out.contains("\\u202ex"), out);
    assertTrue(out.lines().allMatch(line -> line.length() < 150), out);
  }

  @Test
  void oddIdsAreIdsToo() {
    pets.database()
        .execute(
            "UPDATE Pet SET id = '' WHERE id LIKE '014%'",
            "UPDATE Pet SET id = '--x' WHERE id LIKE '035%'");
    Result empty = pets.run("regen", "");
    assertEquals(0, empty.code());
    assertTrue(empty.out().contains("  \"\"  invalid\n"), empty.out());
    Result option = pets.run("regen", "--", "--x");
    assertEquals(0, option.code());
    assertTrue(option.out().contains("  --x  missing\n"), option.out());
  }

  @Test
  void whatTheDatabaseRefusesIsAFailure() {
    pets.database()
        .execute(
            """
            CREATE TRIGGER no BEFORE UPDATE ON Pet
            BEGIN SELECT RAISE(ABORT, 'not this one'); END
            """);
    assertEquals(
        new Result(
            1,
            "Replaced nothing (run 3).\n",
            """
            warning: pet "014a8af7-6a8a-460a-8276-00ed12bdee19": the database refused the write: not this one
            error: 1 pet could not be regenerated; fix the cause and run it again
            """),
        pets.run("regen", ZIGGY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          regen | regen: no pets given; use ids, --state or --all
          regen a --all | regen: pets given in more than one way; use ids, --state or --all
          regen --state invalid --all | regen: pets given in more than one way; use ids, --state or --all
          regen --state exact | regen --state exact changes nothing; give another state
          regen --state Invalid | regen: wrong value for --state: "Invalid"; give one of exact, rounded, formatted, drifted, other-version, invalid, missing
          """)
  void whatMakesNoSenseRunsNothing(String words, String message) {
    Map<String, String> before = pets.files();
    assertEquals(new Result(2, "", "error: " + message + "\n"), pets.run(words.split(" ")));
    assertEquals(before, pets.files());
  }

  private Result onTerminal(String answers) {
    return pets.onTerminal().typing(answers).run("regen", "--all");
  }

  @Test
  void theCountsAreThoseOfAllPetsDryOrNot() {
    CommandHarness some = CommandHarness.filled(folder);
    String counts = "\"changed\": %d,\n  \"unchanged\": %d,\n  \"failed\": %d,\n  \"skipped\": 0";
    assertTrue(
        some.run("regen", "--all", "--yes", "--format", "json")
            .out()
            .contains(String.format(Locale.ROOT, counts, 0, 92, 0)));
    some.database()
        .execute(
            "UPDATE Pet SET traits = '{' WHERE rowid <= 3",
            "UPDATE Pet SET traits = '{', id = CAST('bytes' AS BLOB) WHERE rowid = 4");
    Result dry = some.run("regen", "--all", "--dry-run", "--format", "json");
    assertTrue(dry.out().contains(String.format(Locale.ROOT, counts, 0, 88, 1)), dry.out());
    assertTrue(dry.out().contains("\"wouldChange\": 3"), dry.out());
    Result wet = some.run("regen", "--all", "--yes", "--format", "json");
    assertTrue(wet.out().contains(String.format(Locale.ROOT, counts, 3, 88, 1)), wet.out());
    assertEquals(1, wet.code());
    Result again = some.run("regen", "--all", "--format", "json");
    assertTrue(again.out().contains(String.format(Locale.ROOT, counts, 0, 91, 1)), again.out());
    assertEquals(1, again.code());
  }
}
