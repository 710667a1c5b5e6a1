package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ShellHarness.Result;

class ListPetsCommandTest {
  @TempDir Path folder;

  @Test
  void petsStandInTheOrderOfTheirIds() {
    assertEquals(
        new Result(
            0,
            """
            id                                    name       state    rarity  pattern  accessory  size   expression
            014a8af7-6a8a-460a-8276-00ed12bdee19  Ziggy 88   invalid
            035f65f0-6cb9-4645-96f5-005b144949b4  Mochi 33   missing
            06bd8f72-7007-466b-b3e3-00b5547ec69a  Clover 67  exact    common  spotted  none       small  curious
            """,
            ""),
        three().run("list-pets"));
  }

  @Test
  void asJsonTheyAreAList() {
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
                "expression": null
              },
              {
                "id": "035f65f0-6cb9-4645-96f5-005b144949b4",
                "name": "Mochi 33",
                "state": "missing",
                "rarity": null,
                "patternType": null,
                "accessory": null,
                "bodySize": null,
                "expression": null
              },
              {
                "id": "06bd8f72-7007-466b-b3e3-00b5547ec69a",
                "name": "Clover 67",
                "state": "exact",
                "rarity": "common",
                "patternType": "spotted",
                "accessory": "none",
                "bodySize": "small",
                "expression": "curious"
              }
            ]
            """,
            ""),
        three().run("--format", "json", "list-pets"));
  }

  @Test
  void asCsvTheyAreRows() {
    assertEquals(
        new Result(
            0,
            CommandHarness.csv(
                "id,name,state,rarity,pattern,accessory,size,expression",
                "014a8af7-6a8a-460a-8276-00ed12bdee19,Ziggy 88,invalid,,,,,",
                "035f65f0-6cb9-4645-96f5-005b144949b4,Mochi 33,missing,,,,,",
                "06bd8f72-7007-466b-b3e3-00b5547ec69a,Clover 67,exact,common,spotted,none,small,curious"),
            ""),
        three().run("list-pets", "--format", "csv"));
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
    assertTrue(two.err().startsWith("there are more"), two.err());
    assertEquals("", pets.run("list-pets", "--limit", "3").err());
    assertEquals("", pets.run("list-pets", "--limit", "2", "--quiet").err());
  }

  @Test
  void anEmptyListHasItsHeadings() {
    CommandHarness pets = three().keeping(0);
    assertEquals(
        new Result(0, "id  name  state  rarity  pattern  accessory  size  expression\n", ""),
        pets.run("list-pets"));
    assertEquals(new Result(0, "[]\n", ""), pets.run("--format", "json", "list-pets"));
    assertEquals(
        new Result(0, "id,name,state,rarity,pattern,accessory,size,expression\r\n", ""),
        pets.run("--format", "csv", "list-pets"));
    assertEquals(new Result(0, "", ""), pets.run("--format", "vertical", "list-pets"));
  }

  @Test
  void aSwatchShowsTheColourOfTheBody() {
    Result result = three().onTerminal(200).inColour().run("list-pets", "--state", "exact");
    assertEquals(
        """
        \033[1mid\033[0m                                       \033[1mname\033[0m       \033[1mstate\033[0m  \033[1mrarity\033[0m  \033[1mpattern\033[0m  \033[1maccessory\033[0m  \033[1msize\033[0m   \033[1mexpression\033[0m
        06bd8f72-7007-466b-b3e3-00b5547ec69a  \033[48;2;116;231;118m  \033[0m Clover 67  exact  common  spotted  none       small  curious
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
}
