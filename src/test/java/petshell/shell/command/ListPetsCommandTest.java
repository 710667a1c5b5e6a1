package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;

class ListPetsCommandTest {
  @TempDir Path folder;

  @Test
  void petsAreListedInTheOrderOfTheirIds() {
    assertEquals(
        new Result(
            0,
            """
            ID                                    NAME       STATE    RARITY  PATTERN  ACCESSORY  SIZE   EXPRESSION
            014a8af7-6a8a-460a-8276-00ed12bdee19  Ziggy 88   invalid
            035f65f0-6cb9-4645-96f5-005b144949b4  Mochi 33   missing
            06bd8f72-7007-466b-b3e3-00b5547ec69a  Clover 67  exact    common  spotted  none       small  curious
            """,
            ""),
        three().run("list-pets"));
  }

  @Test
  void asJsonTheyAreAList() {
    CommandHarness pets = three().keeping(1);
    assertEquals(
        new Result(
            0,
            """
            [
              {
                "id": "014a8af7-6a8a-460a-8276-00ed12bdee19",
                "name": "Ziggy 88",
                "state": "invalid",
                "rarity": null,
                "patternType": null,
                "accessory": null,
                "bodySize": null,
                "expression": null,
                "ownerId": "8ff3e570-f589-4f19-803f-00184ddbd2c2",
                "createdAt": "2026-02-09T12:46:16Z",
                "traits": null
              }
            ]
            """,
            ""),
        pets.run("--format", "json", "list-pets"));
    String clover = three().run("list-pets", "--format", "jsonl", "--state", "exact").out();
    assertEquals(1, clover.lines().count());
    assertTrue(clover.contains("\"bodySize\":\"small\",\"expression\":\"curious\",\"ownerId\":"));
    assertTrue(clover.contains("\"traits\":{\"bodyColor\":{\"h\":"), clover);
  }

  @Test
  void asCsvTheyAreRows() {
    assertEquals(
        new Result(
            0,
            CommandHarness.csv(
                "id,name,state,rarity,patternType,accessory,bodySize,expression,ownerId,createdAt",
                "014a8af7-6a8a-460a-8276-00ed12bdee19,Ziggy 88,invalid,,,,,,8ff3e570-f589-4f19-803f-00184ddbd2c2,2026-02-09T12:46:16Z"),
            ""),
        three().keeping(1).run("list-pets", "--format", "csv"));
  }

  @Test
  void verticallyEachIsABlock() {
    assertEquals(
        new Result(
            0,
            """
            id:         06bd8f72-7007-466b-b3e3-00b5547ec69a
            name:       Clover 67
            state:      exact
            rarity:     common
            pattern:    spotted
            accessory:  none
            size:       small
            expression: curious
            """,
            ""),
        three().run("list-pets", "--format", "vertical", "--state", "exact"));
  }

  @Test
  void theyAreFoundByStateAndRarity() {
    assertEquals("014a8af7", ids(three().run("list-pets", "--state", "invalid")));
  }

  @Test
  void theyAreFoundByRarity() {
    CommandHarness pets = three();
    assertEquals("06bd8f72", ids(pets.run("list-pets", "--rarity", "common")));
    assertEquals("", ids(pets.run("list-pets", "--rarity", "common", "--state", "missing")));
  }

  @Test
  void aLimitSaysThatThereAreMore() {
    CommandHarness pets = three();
    Result two = pets.run("list-pets", "--limit", "2");
    assertEquals("014a8af7 035f65f0", ids(two));
    assertEquals("Showing 2 of 3; more with --limit 3\n", two.err());
    assertEquals("", pets.run("list-pets", "--limit", "3").err());
    assertEquals("", pets.run("list-pets", "--limit", "2", "--quiet").err());
  }

  @Test
  void anEmptyListSaysWhy() {
    CommandHarness pets = three();
    assertEquals(
        new Result(
            0,
            "ID  NAME  STATE  RARITY  PATTERN  ACCESSORY  SIZE  EXPRESSION\n",
            "No pet is drifted (looked at 3).\n"),
        pets.run("list-pets", "--state", "drifted"));
    assertEquals(
        new Result(0, "[]\n", "No pet matches (looked at 3).\n"),
        pets.run("--format", "json", "list-pets", "--rarity", "legendary"));
    assertEquals(
        new Result(0, "", "No pet matches (looked at 3).\n"),
        pets.run("list-pets", "--generation", "99", "--format", "vertical"));
    pets.keeping(0);
    assertEquals(new Result(0, "", "There are no pets.\n"), pets.onTerminal().run("list-pets"));
    assertEquals("", pets.run("list-pets", "--quiet").err());
  }

  @Test
  void atATerminalIdsAreShortButUniqueAndStatesAreShownWhereTheyAreNotExact() {
    CommandHarness pets = CommandHarness.filled(folder).keeping(3).onTerminal(80);
    assertEquals(
        """
        ID        NAME       RARITY    PATTERN  ACCESSORY  SIZE   EXPRESSION
        014a8af7  Ziggy 88   uncommon  none     none       small  neutral
        035f65f0  Mochi 33   common    striped  horns      large  mischievous
        06bd8f72  Clover 67  common    spotted  none       small  curious
        """,
        pets.run("list-pets").out());
    pets.database().execute("UPDATE Pet SET id = '014a8af7-6a8a' WHERE id LIKE '03%'");
    assertEquals(
        """
        ID              NAME       STATE    RARITY    PATTERN  ACCESSORY  SIZE …
        014a8af7-6a8a   Mochi 33   drifted  common    striped  horns      large
        014a8af7-6a8a-  Ziggy 88            uncommon  none     none       small
        06bd8f72        Clover 67           common    spotted  none       small
        """,
        pets.run("list-pets").out());
    assertTrue(
        pets.run("list-pets", "--wide").out().contains("06bd8f72-7007-466b-b3e3-00b5547ec69a"));
  }

  @Test
  void onANarrowTerminalTheLastColumnsAreLeftOutAndNamesStayWhole() {
    CommandHarness pets = CommandHarness.filled(folder).onTerminal(40);
    List<String> lines = pets.run("list-pets").out().lines().toList();
    assertEquals("ID        NAME        RARITY …", lines.get(0));
    pets.database().execute("UPDATE Pet SET traits = NULL WHERE rowid % 2");
    assertEquals(
        "ID        NAME        STATE …", pets.run("list-pets").out().lines().findFirst().get());
    assertTrue(
        lines.stream()
            .noneMatch(line -> line.substring(10).contains("…") && !line.startsWith("ID")));
  }

  @Test
  void theyAreFoundBySizeExpressionAndGeneration() {
    CommandHarness pets = CommandHarness.filled(folder);
    assertEquals(
        ids(
            pets.database()
                .query(
                    "SELECT id FROM Pet WHERE traits ->> 'bodySize' = 'large'"
                        + " AND traits ->> 'expression' = 'happy' AND generation = 1 ORDER BY id")),
        ids(
            pets.run(
                "list-pets", "--size", "large", "--expression", "happy", "--generation", "1")));
    assertEquals(2, pets.run("list-pets", "--size", "huge").code());
    assertEquals(
        "error: list-pets: wrong value for --limit: \"0\"; give a whole number, 1 or more\n",
        pets.run("list-pets", "--limit", "0").err());
  }

  @Test
  void aSwatchShowsTheColourOfTheBody() {
    Result result =
        three().onTerminal(200).inColour().run("list-pets", "--wide", "--name", "Clover");
    assertEquals(
        """
        \033[1mID\033[0m                                       \033[1mNAME\033[0m       \033[1mRARITY\033[0m  \033[1mPATTERN\033[0m  \033[1mACCESSORY\033[0m  \033[1mSIZE\033[0m   \033[1mEXPRESSION\033[0m
        06bd8f72-7007-466b-b3e3-00b5547ec69a  \033[48;2;116;231;118m  \033[0m Clover 67  common  spotted  none       small  curious
        """,
        result.out());
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 79, 80, 120})
  void noLineIsWiderThanTheTerminal(int width) {
    CommandHarness pets = CommandHarness.filled(folder).onTerminal(width);
    pets.database().execute("UPDATE Pet SET name = name || '名前が長い🐾' WHERE rowid % 2");
    Result result = pets.run("list-pets", "--limit", "92");
    assertEquals(93, result.out().lines().count());
    result
        .out()
        .lines()
        .forEach(line -> assertTrue(petshell.output.TextWidth.of(line) <= width, line));
  }

  @Test
  void withoutTheColumnAllAreMissing() {
    Result result = CommandHarness.demo(folder).run("list-pets", "--state", "missing");
    assertEquals(0, result.code());
    assertEquals(41, result.out().lines().count());
  }

  @Test
  void theyAreFoundByPatternAccessoryAndPartOfTheName() {
    CommandHarness pets = CommandHarness.filled(folder);
    String all = ids(pets.run("list-pets", "--limit", "92"));
    String striped = ids(pets.run("list-pets", "--limit", "92", "--pattern", "striped"));
    assertEquals(
        ids(
            pets.database()
                .query("SELECT id FROM Pet WHERE traits LIKE '%\"striped\"%' ORDER BY id")),
        striped);
    assertTrue(striped.length() < all.length());
    assertEquals(
        ids(
            pets.database()
                .query(
                    "SELECT id FROM Pet WHERE traits ->> 'accessory' = 'collar' AND name LIKE '%mo%' ORDER BY id")),
        ids(pets.run("list-pets", "--accessory", "collar", "--name", "MO")));
  }

  @Test
  void aNameIsTakenAsItIsTyped() {
    CommandHarness pets = three();
    pets.database()
        .execute(
            "UPDATE Pet SET name = '100% _\\ ''Mia\"' WHERE id LIKE '01%'",
            "UPDATE Pet SET name = 'Émile' WHERE id LIKE '03%'");
    assertEquals("014a8af7", ids(pets.run("list-pets", "--name", "0% _\\ 'mia\"")));
    assertEquals("", ids(pets.run("list-pets", "--name", "%")).replace("014a8af7", ""));
    assertEquals("", ids(pets.run("list-pets", "--name", "C_over")));
    assertEquals("035f65f0", ids(pets.run("list-pets", "--name", "ÉM")));
    assertEquals("06bd8f72", ids(pets.run("list-pets", "--name", "clover")));
  }

  @Test
  void aWordOfJsonMayBeWrittenInAnotherWay() {
    CommandHarness pets = three();
    pets.database()
        .execute("UPDATE Pet SET traits = replace(traits, '\"common\"', '\"\\u0063ommon\"')");
    assertEquals("06bd8f72", ids(pets.run("list-pets", "--rarity", "common")));
  }

  @Test
  void theyAreFoundByTheirOwnersIdOrAddress() {
    CommandHarness pets = CommandHarness.filled(folder);
    String user = pets.database().query("SELECT userId FROM Pet ORDER BY id LIMIT 1").get(0);
    String email = pets.database().query("SELECT email FROM User WHERE id = '" + user + "'").get(0);
    String theirs =
        ids(pets.database().query("SELECT id FROM Pet WHERE userId = '" + user + "' ORDER BY id"));
    assertEquals(theirs, ids(pets.run("list-pets", "--owner", user)));
    assertEquals(theirs, ids(pets.run("list-pets", "--owner", email)));
    pets.database().execute("UPDATE Pet SET userId = '" + user + "'");
    Result first = pets.run("list-pets", "--owner", email, "--limit", "5");
    assertEquals("Showing 5 of 92; more with --limit 10\n", first.err());
  }

  @Test
  void anUnknownOwnerIsAnError() {
    assertEquals(
        new Result(
            1,
            "",
            "error: no user has the id or email address \"a\\u001bb\"; give the whole of either, as the web app stores it\n"),
        three().run("list-pets", "--owner", "a\033b"));
  }

  @Test
  void unknownValuesAreErrorsOfUsage() {
    CommandHarness pets = three();
    assertEquals(2, pets.run("list-pets", "--pattern", "Striped").code());
    assertEquals(2, pets.run("list-pets", "--accessory", "hat").code());
    assertEquals(
        "error: list-pets: wrong value for --sort: \"age\"; give one of id, name, created, rarity\n",
        pets.run("list-pets", "--sort", "age").err());
  }

  @Test
  void theyAreSortedByName() {
    CommandHarness pets = three();
    pets.database().execute("UPDATE Pet SET name = 'apple' WHERE id LIKE '03%'");
    assertEquals("035f65f0 06bd8f72 014a8af7", ids(pets.run("list-pets", "--sort", "name")));
    pets.database().execute("UPDATE Pet SET name = 'Same'");
    assertEquals("014a8af7 035f65f0 06bd8f72", ids(pets.run("list-pets", "--sort", "name")));
  }

  @Test
  void theNewestComeFirstWhicheverKindTheirTimesAre() {
    CommandHarness pets = three();
    pets.database()
        .execute(
            "UPDATE Pet SET createdAt = '2026-02-08T11:11:11.158+02:00' WHERE id LIKE '01%'",
            "UPDATE Pet SET createdAt = 1770541871159 WHERE id LIKE '03%'",
            "UPDATE Pet SET createdAt = '2026-02-08 09:11:10' WHERE id LIKE '06%'");
    assertEquals("035f65f0 014a8af7 06bd8f72", ids(pets.run("list-pets", "--sort", "created")));
    pets.database().execute("UPDATE Pet SET createdAt = 'long ago' WHERE id LIKE '03%'");
    assertEquals("014a8af7 06bd8f72 035f65f0", ids(pets.run("list-pets", "--sort", "created")));
  }

  @Test
  void theRarestComeFirstAndThoseWithoutTraitsLast() {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database().execute("UPDATE Pet SET traits = '[]' WHERE id LIKE '0%'");
    Result result = pets.run("--format", "csv", "list-pets", "--sort", "rarity", "--limit", "92");
    List<String> rarities =
        result.out().lines().skip(1).map(line -> line.split(",", -1)[3]).distinct().toList();
    assertEquals(List.of("legendary", "rare", "uncommon", "common", ""), rarities);
    assertEquals(93, result.out().lines().count());
    assertEquals(
        ids(pets.run("list-pets", "--rarity", "rare")),
        ids(pets.run("list-pets", "--rarity", "rare", "--sort", "rarity")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "name", "created", "rarity"})
  void everyPetIsListedOnceInEveryOrder(String sort) {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database().addPets(2500, 7);
    pets.database()
        .execute(
            "UPDATE Pet SET traits = NULL WHERE rowid % 5 = 0",
            "UPDATE Pet SET name = 'Mia' WHERE rowid % 3 = 0",
            "UPDATE Pet SET name = x'ff41' WHERE rowid % 7 = 0",
            "UPDATE Pet SET createdAt = 'x' WHERE rowid % 2 = 0");
    Result all = pets.run("--format", "csv", "list-pets", "--sort", sort, "--limit", "10000");
    assertEquals(
        2592, all.out().lines().skip(1).map(line -> line.substring(0, 36)).distinct().count());
    assertEquals(2593, all.out().lines().count());
    Result first = pets.run("--format", "csv", "list-pets", "--sort", sort, "--limit", "1500");
    assertEquals(all.out().lines().limit(1501).toList(), first.out().lines().toList());
    assertEquals("Showing 1,500 of 2,592; more with --limit 2592\n", first.err());
  }

  @Test
  void whereCountingWouldTakeLongItSaysHowManyAreKnown() {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database().addPets(2500, 7);
    pets.database().execute("UPDATE Pet SET name = 'Mia'");
    assertEquals(
        "Showing 1 of at least 100; more with --limit 2\n",
        pets.run("list-pets", "--name", "i", "--limit", "1").err());
  }

  @Test
  void wideCutsNothing() {
    CommandHarness pets = CommandHarness.filled(folder).keeping(1).onTerminal(40);
    assertTrue(pets.run("list-pets", "--wide").out().lines().allMatch(line -> line.length() > 40));
    assertTrue(pets.run("list-pets").out().lines().allMatch(line -> line.length() <= 40));
  }

  @Test
  void idsThatAreNoProperTextAreListedOnce() {
    CommandHarness pets = three();
    pets.database()
        .execute(
            "UPDATE Pet SET id = x'ff00' WHERE id LIKE '01%'",
            "UPDATE Pet SET id = CAST(x'ff01' AS TEXT) WHERE id LIKE '03%'");
    for (String sort : List.of("id", "name", "created", "rarity")) {
      Result result = pets.run("--format", "csv", "list-pets", "--sort", sort);
      assertEquals(4, result.out().lines().count(), result.out());
    }
  }

  @Test
  void withoutTheColumnTheyAreFoundByWhatTheyHave() {
    CommandHarness pets = CommandHarness.demo(folder);
    assertEquals(0, pets.run("list-pets", "--rarity", "common").out().lines().skip(1).count());
    assertEquals(40, pets.run("list-pets", "--sort", "rarity").out().lines().skip(1).count());
    assertEquals(0, pets.run("list-pets", "--state", "exact").out().lines().skip(1).count());
  }

  private CommandHarness three() {
    CommandHarness pets = CommandHarness.filled(folder).keeping(3);
    pets.database()
        .execute(
            "UPDATE Pet SET traits = '[]' WHERE id LIKE '01%'",
            "UPDATE Pet SET traits = NULL WHERE id LIKE '03%'");
    return pets;
  }

  /** Returns the first digits of the ids in a table. */
  private static String ids(Result result) {
    assertEquals(0, result.code());
    return String.join(
        " ", result.out().lines().skip(1).map(line -> line.substring(0, 8)).toList());
  }

  private static String ids(List<String> ids) {
    return String.join(" ", ids.stream().map(id -> id.substring(0, 8)).toList());
  }
}
