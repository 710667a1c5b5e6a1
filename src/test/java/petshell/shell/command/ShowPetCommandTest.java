package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.output.TextWidth;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;

class ShowPetCommandTest {
  private static final String ZIGGY = "014a8af7-6a8a-460a-8276-00ed12bdee19";
  private static final String EXACT =
      """
      Ziggy 88  uncommon  exact
      014a8af7-6a8a-460a-8276-00ed12bdee19
      Owner        User 8 <user8@example.test>
      Created      2026-02-09 12:46:16 UTC
      Updated      2026-02-08 09:11:11 UTC (0 s ago)
      Body         hsl(19, 80%, 65%)
      Pattern      none
      Accessory    none
      Looks        small, neutral
      Condition    health 84, hunger 29, happiness 66, energy 72
      Personality  friendliness 87, energy 78, curiosity 22, patience 51, playfulness 54
      Generation   1
      Genetics     Lively, Amber Coat, Lantern Eyes (rare)
      """;

  @TempDir Path folder;
  private CommandHarness pets;

  @BeforeEach
  void fill() {
    pets = CommandHarness.filled(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {ZIGGY, "014a8af7-6a8a-460a-8276-00ed12bdee1", "014"})
  void aPetIsFoundByItsIdOrTheBeginningOfIt(String id) {
    assertEquals(new Result(0, EXACT, ""), pets.run("show-pet", id));
  }

  @Test
  void asJsonEverythingIsThere() {
    assertEquals(
        new Result(
            0,
            """
            {
              "id": "014a8af7-6a8a-460a-8276-00ed12bdee19",
              "name": "Ziggy 88",
              "ownerId": "8ff3e570-f589-4f19-803f-00184ddbd2c2",
              "owner": {
                "id": "8ff3e570-f589-4f19-803f-00184ddbd2c2",
                "email": "user8@example.test",
                "name": "User 8"
              },
              "health": 84,
              "hunger": 29,
              "happiness": 66,
              "energy": 72,
              "isCritical": false,
              "maxHealthPenalty": 0,
              "friendliness": 87,
              "energyTrait": 78,
              "curiosity": 22,
              "patience": 51,
              "playfulness": 54,
              "generation": 1,
              "parent1Id": null,
              "parent2Id": null,
              "parents": [],
              "genetics": [
                {
                  "name": "Lively",
                  "type": "personality",
                  "rarity": "common",
                  "source": "initial"
                },
                {
                  "name": "Amber Coat",
                  "type": "visual",
                  "rarity": "common",
                  "source": "initial"
                },
                {
                  "name": "Lantern Eyes",
                  "type": "visual",
                  "rarity": "rare",
                  "source": "initial"
                }
              ],
              "createdAt": "2026-02-09T12:46:16.000Z",
              "updatedAt": "2026-02-08T09:11:11.000Z",
              "neglectStartedAt": null,
              "lastFedAt": null,
              "lastInteractionAt": null,
              "lastStatUpdate": "2026-02-09T12:56:16.000Z",
              "lastBredAt": null,
              "traits": {"bodyColor":{"h":19.248781672419142,"s":80.11096272031578,"l":64.94355567704794},"patternType":"none","accessory":"none","bodySize":"small","expression":"neutral","rarity":"uncommon","traitVersion":1},
              "traitsText": "{\\"bodyColor\\":{\\"h\\":19.248781672419142,\\"s\\":80.11096272031578,\\"l\\":64.94355567704794},\\"patternType\\":\\"none\\",\\"accessory\\":\\"none\\",\\"bodySize\\":\\"small\\",\\"expression\\":\\"neutral\\",\\"rarity\\":\\"uncommon\\",\\"traitVersion\\":1}",
              "state": "exact",
              "violations": [],
              "diff": []
            }
            """,
            ""),
        pets.run("--format", "json", "show-pet", "014"));
  }

  @Test
  void asCsvTraitsArePrintedAsTheyAre() {
    String traits =
        "\"{\"\"bodyColor\"\":{\"\"h\"\":19.248781672419142,\"\"s\"\":80.11096272031578,"
            + "\"\"l\"\":64.94355567704794},\"\"patternType\"\":\"\"none\"\",\"\"accessory\"\":"
            + "\"\"none\"\",\"\"bodySize\"\":\"\"small\"\",\"\"expression\"\":\"\"neutral\"\","
            + "\"\"rarity\"\":\"\"uncommon\"\",\"\"traitVersion\"\":1}\"";
    Result result = pets.run("show-pet", "014", "--format", "csv");
    assertTrue(result.out().endsWith("," + traits + "," + traits + ",exact,,\r\n"), result.out());
    assertEquals(2, result.out().lines().count());
  }

  @Test
  void coloursAreShownOnATerminal() {
    Result result = pets.onTerminal().inColour().run("--art", "none", "show-pet", "014");
    assertTrue(
        result.out().contains("\033[36mBody\033[0m         \033[48;2;237;140;94m  \033[0m hsl(19,"),
        result.out());
    assertTrue(
        result.out().contains("\033[1mZiggy 88\033[0m  uncommon  \033[32mexact\033[0m"),
        result.out());
  }

  @Test
  void invalidTraitsAreShownWithEveryRuleThatTheyBreak() {
    pets.database()
        .execute(
            "UPDATE Pet SET traits = '{\"bodyColor\":{\"h\":400,\"s\":1,\"l\":1}}'"
                + " WHERE id LIKE '014%'");
    Result result = pets.run("show-pet", "014");
    assertEquals(0, result.code());
    assertTrue(
        result
            .out()
            .contains(
                """

                Problem  bodyColor.h must be a number from 0 to 360, not 400
                Problem  patternType is missing: must be one of none, striped, spotted, gradient
                Problem  accessory is missing: must be one of none, collar, horns, wings, crown
                Problem  bodySize is missing: must be one of small, medium, large
                Problem  expression is missing: must be one of happy, neutral, curious, mischievous, sleepy
                Problem  rarity is missing: must be one of common, uncommon, rare, legendary
                Problem  traitVersion is missing: must be a whole number from 1 to 9007199254740991
                FIELD         STORED    EXPECTED
                bodyColor.h   400       19.2488
                bodyColor.s   1         80.1110
                bodyColor.l   1         64.9436
                patternType   (absent)  none
                accessory     (absent)  none
                bodySize      (absent)  small
                expression    (absent)  neutral
                rarity        (absent)  uncommon
                traitVersion  (absent)  1
                """),
        result.out());
    Result json = pets.run("show-pet", "014", "--format", "json");
    assertTrue(
        json.out()
            .contains(
                """
                  "traits": null,
                  "traitsText": "{\\"bodyColor\\":{\\"h\\":400,\\"s\\":1,\\"l\\":1}}",
                  "state": "invalid",
                  "violations": [
                    {
                      "path": "bodyColor.h",
                      "message": "must be a number from 0 to 360, not 400"
                    },
                """),
        json.out());
  }

  @Test
  void whatDiffersIsShownBesideWhatIsExpected() {
    pets.database()
        .execute(
            "UPDATE Pet SET traits = json_set(traits, '$.expression', 'sleepy', '$.bodyColor.h', 1)"
                + " WHERE id LIKE '014%'");
    assertTrue(
        pets.run("show-pet", "014")
            .out()
            .endsWith(
                """

                FIELD       STORED            EXPECTED
                bodyColor   hsl(1, 80%, 65%)  hsl(19, 80%, 65%)
                expression  sleepy            neutral
                """));
    assertTrue(
        pets.run("show-pet", "014", "--format", "json")
            .out()
            .contains(
                """
                    {
                      "path": "expression",
                      "before": "sleepy",
                      "after": "neutral"
                    }
                  ]
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          NULL | Stored    (none)
          '{broken' | Stored    "{broken"
          replace(traits, ',', ', ') | Stored text  same values, written differently
          replace(traits, '64.94355567704794', '64.943555677') | Stored colors  rounded, by 0.000000001 at most
          """)
  void whatIsStoredInAnotherWayIsOneLine(String traits, String line) {
    pets.database().execute("UPDATE Pet SET traits = " + traits + " WHERE id LIKE '014%'");
    String out = pets.run("show-pet", "014").out();
    assertTrue(out.contains("\n" + line + "\n"), out);
  }

  @Test
  void onAScreenOfEightyByTwentyFourThePictureIsLeftOfTheFacts() {
    String id =
        pets.database().query("SELECT id FROM Pet WHERE parent1Id IS NOT NULL LIMIT 1").get(0);
    List<String> lines =
        pets.onTerminal()
            .inColour()
            .run("show-pet", id)
            .out()
            .lines()
            .map(ShowPetCommandTest::plain)
            .toList();
    assertTrue(lines.size() < 24, () -> String.join("\n", lines));
    lines.forEach(line -> assertTrue(TextWidth.of(line) <= 80, line));
    assertTrue(lines.get(1).substring(32).equals(id), lines.get(1));
    assertTrue(lines.stream().anyMatch(line -> line.matches(" +\u2580.* Looks  .*")));
  }

  private static String plain(String line) {
    return line.replaceAll("\033\\[[0-9;]*m", "");
  }

  @Test
  void parentsAreNamed() {
    String child =
        pets.database()
            .query("SELECT id FROM Pet WHERE parent1Id IS NOT NULL ORDER BY id LIMIT 1")
            .get(0);
    String parents =
        pets.database()
            .query(
                "SELECT a.name || ' (' || a.id || ')', b.name || ' (' || b.id || ')' FROM Pet AS c"
                    + " JOIN Pet AS a ON a.id = c.parent1Id JOIN Pet AS b ON b.id = c.parent2Id"
                    + " WHERE c.id = '"
                    + child
                    + "'")
            .get(0)
            .replace("|", ", ");
    Result result = pets.run("show-pet", child);
    assertTrue(
        result.out().contains("Generation   2\nParents      " + parents + "\n"), result.out());
  }

  @Test
  void anOwnerWhoIsGoneIsSaidToBeGone() {
    pets.database()
        .execute("PRAGMA foreign_keys = OFF", "DELETE FROM User WHERE email LIKE 'user8@%'");
    Result result = pets.run("show-pet", "014");
    assertTrue(
        result.out().contains("Owner        8ff3e570-f589-4f19-803f-00184ddbd2c2 (no such user)\n"),
        result.out());
    assertTrue(
        pets.run("show-pet", "014", "--format", "json").out().contains("  \"owner\": null,\n"));
  }

  @Test
  void theBeginningOfSeveralIdsNamesThem() {
    pets.keeping(2);
    assertEquals(
        new Result(
            1,
            "",
            "error: \"0\" matches 2 pets: 014a8af7 (Ziggy 88), 035f65f0 (Mochi 33);"
                + " type more of the id\n"),
        pets.run("show-pet", "0"));
  }

  @Test
  void aWholeIdWinsOverTheBeginningOfAnother() {
    pets.database().execute("UPDATE Pet SET id = '014' WHERE id LIKE '03%'");
    Result result = pets.run("show-pet", "014");
    assertTrue(result.out().startsWith("Mochi 33  common  drifted\n014\n"), result.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nope", "x' OR '1'='1", "../../etc/passwd", "%", "_", "*", "014A", "\"", "é"})
  void whatIsNoBeginningOfAnIdFindsNothing(String id) {
    assertEquals(
        new Result(
            1, "", "error: no pet has an id that starts with \"" + id + "\"; see list-pets\n"),
        pets.run("show-pet", id));
  }

  @Test
  void theEmptyIdIsNoPrefix() {
    assertEquals(
        new Result(1, "", "error: no pet has the id \"\"; see list-pets\n"),
        pets.run("show-pet", ""));
  }

  @Test
  void thePetWithTheEmptyIdIsShown() {
    pets.database().execute("UPDATE Pet SET id = '' WHERE id LIKE '014%'");
    Result result = pets.run("show-pet", "");
    assertEquals(0, result.code());
    assertTrue(result.out().startsWith("Ziggy 88  uncommon  drifted\n\"\"\n"), result.out());
    assertTrue(
        pets.run("--format", "json", "show-pet", "").out().startsWith("{\n  \"id\": \"\",\n"));
  }

  @Test
  void anIdThatResemblesAnOptionIsGivenAfterTwoDashes() {
    pets.database().execute("UPDATE Pet SET id = '--x' WHERE id LIKE '014%'");
    Result result = pets.run("show-pet", "--", "--x");
    assertEquals(0, result.code());
    assertTrue(result.out().startsWith("Ziggy 88  uncommon  drifted\n--x\n"), result.out());
    assertEquals(
        new Result(2, "", "error: show-pet: unknown option --x; see help show-pet\n"),
        pets.run("show-pet", "--x"));
  }

  @Test
  void withoutTheColumnTraitsAreMissing() {
    pets.database().execute("ALTER TABLE Pet DROP COLUMN traits");
    Result result = pets.run("show-pet", "014");
    assertTrue(result.out().startsWith("Ziggy 88  missing\n014a8af7"), result.out());
  }

  @Test
  void whatIsNoNumberIsShownAsItIsStored() {
    pets.database()
        .execute(
            """
            UPDATE Pet SET health = '', hunger = 'abc', happiness = 9e999, energy = -9e999,
              friendliness = 99.5, energyTrait = x'6162', curiosity = 9223372036854775807,
              patience = -1, playfulness = '7', generation = 'first', isCritical = 'maybe',
              maxHealthPenalty = 1e300, createdAt = 9e999, updatedAt = 1.5, lastFedAt = 'noon'
            WHERE id LIKE '014a%'
            """);
    String json = pets.run("show-pet", "014a", "--format", "json").out();
    for (String field :
        List.of(
            "\"health\": \"\"",
            "\"hunger\": \"abc\"",
            "\"happiness\": \"Infinity\"",
            "\"energy\": \"-Infinity\"",
            "\"friendliness\": 99.5",
            "\"energyTrait\": \"ab\"",
            "\"curiosity\": 9223372036854775807",
            "\"patience\": -1",
            "\"playfulness\": 7",
            "\"generation\": \"first\"",
            "\"isCritical\": \"maybe\"",
            "\"maxHealthPenalty\": 1.0E300",
            "\"createdAt\": \"Infinity\"",
            "\"updatedAt\": \"1.5\"",
            "\"lastFedAt\": \"noon\"")) {
      assertTrue(json.contains("  " + field + ",\n"), field + " in " + json);
    }
    String table = pets.run("show-pet", "014a").out();
    for (String part :
        List.of(
            "health (none), hunger abc, happiness Infinity, energy -Infinity, critical maybe",
            "friendliness 99.5, energy ab,",
            "patience -1,",
            "Generation   first",
            "Created      Infinity")) {
      assertTrue(table.contains(part), part + " in " + table);
    }
  }
}
