package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;
import petshell.trait.TraitText;

class VerifyCommandTest {
  private static final String ALL_STATES =
      """
      3 pets checked in 0 ms: 1 exact, 2 need attention.
        1  missing  backfill
             Mochi 33  035f65f0-6cb9-4645-96f5-005b144949b4
        1  invalid  regen --state invalid
             Ziggy 88  014a8af7-6a8a-460a-8276-00ed12bdee19  is not JSON: "not\\njson"
      """;

  private static final String NEXT =
      """
      Next: backfill
      Next: regen --state invalid --dry-run
      """;

  @TempDir Path folder;

  @Test
  void whereAllAreExactACheckPasses() {
    assertEquals(
        new Result(
            0,
            """
            All 92 pets are exact (0 ms).
            """,
            ""),
        CommandHarness.filled(folder).run("verify", "--check", "--strict"));
  }

  @Test
  void theFirstOfEachStateAreListed() {
    CommandHarness pets = spoilt();
    assertEquals(new Result(0, ALL_STATES, NEXT), pets.run("verify"));
    assertEquals(
        new Result(3, ALL_STATES, "Check failed: 1 missing, 1 invalid.\n" + NEXT),
        pets.run("verify", "--check"));
  }

  @Test
  void theFixForTheStateIsNamed() {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database().execute("UPDATE Pet SET traits = '{' WHERE rowid = 3");
    assertEquals("Next: regen --state invalid --dry-run\n", pets.run("verify").err());
    pets.run("regen", "--state", "invalid", "--yes");
    pets.database()
        .execute(
            "UPDATE Pet SET traits = (SELECT traits FROM Pet WHERE rowid = 5) WHERE rowid = 3");
    assertEquals("Next: regen --state drifted --dry-run\n", pets.run("verify").err());
    pets.database().execute("UPDATE Pet SET traits = traits || ' '");
    pets.run("regen", "--state", "drifted", "--yes");
    assertEquals("", pets.run("verify").err());
  }

  @Test
  void whereOnlyPetsWithoutAnIdAreLeftTheyAreToBeGivenOne() {
    CommandHarness pets = CommandHarness.demo(folder).keeping(3).withPetsWithoutId(2);
    pets.run("migrate");
    assertEquals("Next: backfill\n", pets.run("verify").err());
    pets.run("backfill");
    Result result = pets.run("verify", "--check", "--show", "1");
    assertEquals(3, result.code());
    assertTrue(
        result.out().endsWith("need attention.\n  2  missing\n         no id (row 4)\n"),
        result.out());
    assertEquals(
        "Pets without an id cannot get traits: give them one in the web app, or delete them.\n"
            + "Check failed: 2 missing.\n",
        result.err());
    pets.database().execute("DELETE FROM Pet WHERE id IS NULL");
    assertEquals("", pets.run("verify", "--check").err());
  }

  @Test
  void noneAreListedWhereNoneAreWanted() {
    Result result = spoilt().run("verify", "--show", "0");
    assertEquals(3, result.out().lines().count());
  }

  @Test
  void asJsonItIsOneDocument() {
    assertEquals(
        new Result(
            3,
            """
            {
              "total": 3,
              "exact": 1,
              "rounded": 0,
              "formatted": 0,
              "drifted": 0,
              "otherVersion": 0,
              "invalid": 1,
              "missing": 1,
              "millis": 0,
              "first": [
                {
                  "id": "014a8af7-6a8a-460a-8276-00ed12bdee19",
                  "name": "Ziggy 88",
                  "state": "invalid",
                  "message": "is not JSON: \\"not\\njson\\"",
                  "diff": [
                    {
                      "path": "",
                      "before": "not\\njson",
                      "after": TRAITS
                    }
                  ]
                },
                {
                  "id": "035f65f0-6cb9-4645-96f5-005b144949b4",
                  "name": "Mochi 33",
                  "state": "missing",
                  "message": "no traits",
                  "diff": []
                }
              ]
            }
            """
                .replace("TRAITS", TraitText.of("014a8af7-6a8a-460a-8276-00ed12bdee19")),
            "Check failed: 1 missing, 1 invalid.\n" + NEXT),
        spoilt().run("--format", "json", "verify", "--check"));
  }

  @Test
  void asCsvItIsOneRow() {
    Result result = spoilt().run("--format", "csv", "verify", "--show", "0");
    assertTrue(
        result
            .out()
            .matches(
                CommandHarness.csv(
                    "total,exact,rounded,formatted,drifted,otherVersion,invalid,missing,millis,first",
                    "3,1,0,0,0,0,1,1,\\d+,")),
        result.out());
  }

  @Test
  void whatTheWebAppCanLiveWithFailsOnlyWhereItIsStrict() {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database().execute("UPDATE Pet SET traits = ' ' || traits WHERE id LIKE '01%'");
    assertEquals(0, pets.run("verify", "--check").code());
    assertEquals(3, pets.run("verify", "--check", "--strict").code());
    assertEquals(0, pets.run("verify", "--strict").code());
  }

  @Test
  void ofDriftedPetsTheFieldsAreNamedThatDiffer() {
    CommandHarness pets = CommandHarness.filled(folder).keeping(3);
    pets.database()
        .execute(
            "UPDATE Pet SET traits = replace(traits, '\"expression\":\"neutral\"',"
                + " '\"expression\":\"sleepy\"') WHERE id LIKE '01%'",
            "UPDATE Pet SET traits = (SELECT traits FROM Pet WHERE id LIKE '03%')"
                + " WHERE id LIKE '06%'");
    assertEquals(
        new Result(
            3,
            """
            3 pets checked in 0 ms: 1 exact, 2 need attention.
              2  drifted  regen --state drifted
                   Clover 67  06bd8f72-7007-466b-b3e3-00b5547ec69a  bodyColor hsl(208, 85%, 34%), \
            should be hsl(121, 71%, 68%); patternType striped, should be spotted; patternColor \
            hsl(16, 90%, 38%), should be hsl(300, 81%, 68%); 3 more fields
                   Ziggy 88   014a8af7-6a8a-460a-8276-00ed12bdee19  expression sleepy, should be neutral
            """,
            "Check failed: 2 drifted.\nNext: regen --state drifted --dry-run\n"),
        pets.run("verify", "--check"));
    assertTrue(
        pets.run("verify", "--format", "json")
            .out()
            .contains(
                """
                      "diff": [
                        {
                          "path": "expression",
                          "before": "sleepy",
                          "after": "neutral"
                        }
                      ]
                """
                    .indent(0)));
  }

  @Test
  void driftedAndOtherVersionsFailTheCheck() {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database()
        .execute(
            "UPDATE Pet SET traits = replace(traits, '\"traitVersion\":1', '\"traitVersion\":2')"
                + " WHERE id LIKE '01%'");
    assertEquals(3, pets.run("verify", "--check").code());
    pets.database()
        .execute(
            "UPDATE Pet SET traits = (SELECT traits FROM Pet WHERE id LIKE '03%')"
                + " WHERE id LIKE '01%'");
    assertEquals(3, pets.run("verify", "--check").code());
  }

  @Test
  void coloursShowWhatIsWrong() {
    Result result = spoilt().onTerminal().inColour().run("verify", "--show", "0");
    assertEquals(
        """
        \033[1;31m3 pets checked in 0 ms: 1 exact, 2 need attention.\033[0m
          1  \033[1;31mmissing\033[0m  \033[1;36mbackfill\033[0m
          1  \033[1;31minvalid\033[0m  \033[1;36mregen --state invalid\033[0m
        """,
        result.out());
  }

  @Test
  void withoutTheColumnItFails() {
    assertEquals(
        new Result(
            1, "", "error: \"Pet\" has no traits column yet: FOLDER/dev.db; run migrate first\n"),
        CommandHarness.demo(folder).run("verify", "--check"));
  }

  private CommandHarness spoilt() {
    CommandHarness pets = CommandHarness.filled(folder).keeping(3);
    pets.database()
        .execute(
            "UPDATE Pet SET traits = 'not' || char(10) || 'json' WHERE id LIKE '01%'",
            "UPDATE Pet SET traits = NULL WHERE id LIKE '03%'");
    return pets;
  }
}
