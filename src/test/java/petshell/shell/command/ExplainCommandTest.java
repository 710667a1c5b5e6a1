package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.output.TextWidth;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;

class ExplainCommandTest {
  private static final String MILO = "f8795cfa-61bf-4583-b41b-00ca90c798b2";
  private static final String MILO_EXPLAINED =
      """
      id      f8795cfa-61bf-4583-b41b-00ca90c798b2
      name    Milo 75
      rarity  rare
      why     The first draw, 0.960979, is from 0.90 to 0.98, as for 8 % of pets.

      PATH                DRAW  VALUE    DRAWN FROM
      rarity          0.960979  rare     0.90 to 0.98, 8 % of pets
      bodyColor.h     0.206373  74.3     0 to 360
      bodyColor.s     0.856486  84.3     50 to 90
      bodyColor.l     0.281371  39.1     25 to 75
      patternType     0.587058  spotted  0.40 to 0.75, 35 % of rare pets
      patternColor.h  0.229269  246.2    239.3 to 269.3
      patternColor.s  0.962323  90.0     74.3 to 94.3, at most 90
      patternColor.l  0.489148  38.9     29.1 to 49.1
      accessory       0.976740  crown    0.85 to 1.00, 15 % of rare pets
      bodySize        0.967715  large    0.67 to 1.00, 33 % of pets
      expression      0.960114  sleepy   0.85 to 1.00, 15 % of pets

      Weights in percent
        rarity       common 70, uncommon 20, rare 8, legendary 2
        patternType  none 15, striped 25, spotted 35, gradient 25
        accessory    none 15, collar 20, horns 30, wings 20, crown 15
        bodySize     small 33, medium 34, large 33
        expression   happy 25, neutral 20, curious 20, mischievous 20, sleepy 15
      """;

  @TempDir Path folder;
  private CommandHarness pets;

  @BeforeEach
  void fill() {
    pets = CommandHarness.filled(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {MILO, "f879"})
  void everyDrawOfAPetIsExplained(String id) {
    assertEquals(new Result(0, MILO_EXPLAINED, ""), pets.run("explain", id));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          common    | less than 0.70, as for 70 % of pets.
          uncommon  | from 0.70 to 0.90, as for 20 % of pets.
          rare      | from 0.90 to 0.98, as for 8 % of pets.
          legendary | 0.98 or more, as for 2 % of pets.
          """)
  void whyAPetHasItsRarityIsASentence(String rarity, String reason) {
    Result result = pets.run("explain", ofRarity(rarity));
    assertTrue(result.out().contains("\nrarity  " + rarity + "\nwhy     "), result.out());
    assertTrue(result.out().contains(" is " + reason + "\n"), result.out());
  }

  @Test
  void asJsonEachDrawHasItsTableOrItsRange() throws IOException {
    Result result = pets.run("explain", "f879", "--format", "json");
    JsonNode document = new ObjectMapper().readTree(result.out());
    assertEquals(MILO, document.get("id").asText());
    assertEquals("Milo 75", document.get("name").asText());
    assertEquals("exact", document.get("state").asText());
    assertEquals(
        pets.database().query("SELECT traits FROM Pet WHERE id = '" + MILO + "'").get(0),
        document.get("traits").toString().replace("90.0", "90"));
    assertEquals(11, document.get("draws").size());
    assertEquals(
        """
        {"path":"rarity","draw":0.9609790050784461,"value":"rare","table":[\
        {"value":"common","weight":0.7},{"value":"uncommon","weight":0.2},\
        {"value":"rare","weight":0.08},{"value":"legendary","weight":0.02}],\
        "range":null,"adjustment":null}""",
        document.at("/draws/0").toString());
    assertEquals(
        """
        {"path":"patternColor.s","draw":0.9623238387886883,"value":90.0,"table":null,\
        "range":{"from":74.25947550630468,"to":94.25947550630468},"adjustment":"limited"}""",
        document.at("/draws/6").toString());
  }

  @Test
  void asCsvEachDrawIsARow() {
    Result result = pets.run("explain", "f879", "--format", "csv");
    assertTrue(
        result
            .out()
            .startsWith(
                CommandHarness.csv(
                    "path,draw,value,table,range.from,range.to,adjustment",
                    "rarity,0.9609790050784461,rare,"
                        + "common=0.7 uncommon=0.2 rare=0.08 legendary=0.02,,,",
                    "bodyColor.h,0.20637377858511372,74.29456029064093,,0.0,360.0,none")),
        result.out());
    assertEquals(12, result.out().lines().count());
  }

  @Test
  void aPetWithoutTraitsIsExplainedAsItsTraitsWouldBe() {
    String note = "No traits are stored for this pet; these are the ones that it would get.\n";
    pets.database().execute("UPDATE Pet SET traits = NULL WHERE id = '" + MILO + "'");
    assertEquals(new Result(0, MILO_EXPLAINED, note), pets.run("explain", "f879"));
  }

  @Test
  void beforeTheColumnIsThereAPetIsExplainedToo(@TempDir Path another) {
    String note = "No traits are stored for this pet; these are the ones that it would get.\n";
    assertEquals(
        new Result(0, MILO_EXPLAINED, note), CommandHarness.demo(another).run("explain", "f879"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          json_set(traits, '$.rarity', 'legendary') | drifted
          json_set(traits, '$.traitVersion', 2)     | other-version
          '{'                                       | invalid
          """)
  void otherStoredTraitsChangeNothingAndALineNamesWhatShowsThem(String stored, String state) {
    pets.database().execute("UPDATE Pet SET traits = " + stored + " WHERE id = '" + MILO + "'");
    assertEquals(
        new Result(
            0,
            MILO_EXPLAINED,
            "Other traits are stored for this pet ("
                + state
                + "); show-pet "
                + MILO
                + " shows them.\n"),
        pets.run("explain", "f879"));
    assertEquals(0, pets.run("show-pet", MILO).code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          -x      | show-pet -- -x
          it's a  | show-pet "it's a"
          ''      | show-pet ''
          """)
  void theLineNamesAnOddIdSoThatItCanBeTyped(String id, String command) {
    String text = id.equals("''") ? "" : id;
    pets.database()
        .execute(
            "UPDATE Pet SET traits = '{', id = '"
                + text.replace("'", "''")
                + "' WHERE id = '"
                + MILO
                + "'");
    Result result = pets.run("explain", "--", text);
    assertEquals(
        "Other traits are stored for this pet (invalid); " + command + " shows them.\n",
        result.err());
  }

  @Test
  void anIdThatCannotBeTypedIsNotPutIntoACommand() {
    pets.database()
        .execute(
            "UPDATE Pet SET traits = '{', id = 'a' || char(27) || 'b' WHERE id = '" + MILO + "'");
    Result result = pets.run("explain", "a\u001bb");
    assertEquals(
        "Other traits are stored for this pet (invalid); show-pet shows them.\n", result.err());
    assertTrue(result.out().indexOf('\u001b') < 0, result.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"common", "uncommon", "rare", "legendary"})
  void noLineIsWiderThanATerminal(String rarity) {
    for (String id :
        pets.database()
            .query("SELECT id FROM Pet WHERE traits ->> 'rarity' = '" + rarity + "' LIMIT 10")) {
      Result result = pets.run("explain", id);
      result.out().lines().forEach(line -> assertTrue(TextWidth.of(line) <= 80, line));
    }
  }

  @Test
  void anUnknownPetIsOneLineOfError() {
    assertEquals(pets.run("show-pet", "nobody"), pets.run("explain", "nobody"));
  }

  private String ofRarity(String rarity) {
    return pets.database()
        .query("SELECT id FROM Pet WHERE traits ->> 'rarity' = '" + rarity + "' LIMIT 1")
        .get(0);
  }
}
