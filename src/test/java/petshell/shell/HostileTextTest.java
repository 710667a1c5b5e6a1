package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ShellHarness.Result;

/** Text of users, and of whoever types, never reaches a terminal as orders to it. */
class HostileTextTest {
  /** Moves the cursor, ends the line, rings, turns the direction, hides; and is no UTF-16. */
  private static final String EVIL =
      "a\033[2J\033]0;title\007\u009b31m\r\n\t\b\u007f\0\u202e\u2066\u200b\ufeff\u2028\ud800z";

  private static final String SHOWN =
      "a\\u001b[2J\\u001b]0;title\\u0007\\u009b31m\\r\\n\\t\\u0008\\u007f\\u0000\\u202e\\u2066"
          + "\\u200b\\ufeff\\u2028";

  /** What the program itself sends: colours, and the wiping of the line of progress. */
  private static final Pattern OWN = Pattern.compile("\033\\[[0-9;]*m|\r|\033\\[K|\n");

  private static final Pattern HARMFUL =
      Pattern.compile("[\\p{Cc}\\p{Cs}\ufeff\u2028\u2029\u202a-\u202e\u2066-\u2069]");

  @TempDir Path folder;
  private CommandHarness pets;

  @BeforeEach
  void writeEvil() throws SQLException {
    pets = CommandHarness.filled(folder).keeping(2);
    try (Connection connection = pets.database().connect();
        PreparedStatement user = connection.prepareStatement("UPDATE User SET name = ?");
        PreparedStatement trait =
            connection.prepareStatement("UPDATE Trait SET traitName = ? || id");
        PreparedStatement pet =
            connection.prepareStatement(
                "UPDATE Pet SET id = ?, name = ?, traits = ?, createdAt = ? WHERE id LIKE '014%'");
        PreparedStatement gene =
            connection.prepareStatement("UPDATE PetTrait SET petId = ? WHERE petId LIKE '014%'")) {
      user.setString(1, EVIL);
      user.executeUpdate();
      trait.setString(1, EVIL);
      trait.executeUpdate();
      for (int index = 1; index <= 4; index++) {
        pet.setString(index, EVIL);
      }
      pet.executeUpdate();
      gene.setString(1, EVIL);
      gene.executeUpdate();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "list-pets",
        "list-pets --format csv",
        "list-pets --format json",
        "list-pets --format vertical",
        "show-pet a",
        "show-pet a --format csv",
        "show-pet a --format json",
        "verify",
        "verify --format csv",
        "verify --format json",
        "regen --all --dry-run",
        "regen --all --dry-run --format csv",
        "regen --all --yes",
        "enforce",
        "rollback --dry-run",
        "rollback --yes"
      })
  void onATerminalNothingOfItIsSentRaw(String call) {
    for (String words : List.of(call, "--plain " + call)) {
      assertHarmless(pets.onTerminal(200).inColour().run(words.split(" ")));
    }
  }

  @Test
  void aBackfillThatFailsShowsIdsHarmlessly() {
    pets.database()
        .execute(
            "UPDATE Pet SET traits = NULL",
            """
            CREATE TRIGGER no BEFORE UPDATE ON Pet
            BEGIN SELECT RAISE(ABORT, 'no'); END
            """);
    pets.onTerminal(200).inColour();
    assertHarmless(pets.run("backfill", "--dry-run"));
    Result result = pets.run("backfill");
    assertTrue(result.err().contains("pet \"a\\u001b[2J"), result.err());
    assertHarmless(result);
    assertHarmless(pets.run("runs", "3"));
  }

  @Test
  void itIsShownAsWhatItIs() {
    Result result = pets.onTerminal(2000).run("list-pets", "--state", "invalid");
    assertTrue(result.out().contains(SHOWN), result.out());
  }

  @Test
  void jsonGivesItBackAsItIs() throws IOException {
    String stored = EVIL.replace('\ud800', '?');
    JsonNode pet = new ObjectMapper().readTree(pets.run("show-pet", "a", "--format", "json").out());
    assertEquals(stored.length(), pet.get("name").asText().length());
    assertTrue(pet.get("name").asText().startsWith("a\033[2J\033]0;title\007"));
    assertEquals(pet.get("name"), pet.get("id"));
    assertEquals(pet.get("name"), pet.get("traitsText"));
    assertEquals(3, pet.get("genetics").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EVIL",
        "show-pet EVIL",
        "regen EVIL",
        "undo EVIL",
        "runs EVIL",
        "backfill --batch EVIL",
        "backfill --EVIL",
        "list-pets --state EVIL",
        "rollback --to EVIL --yes",
        "status EVIL",
        "help EVIL",
        "script EVIL",
        "--EVIL status",
        "--db EVIL status",
        "--db sqlite://EVIL status",
        "--format EVIL status",
        "--var EVIL status",
        "draw EVIL --out a.svg",
        "draw a --out EVIL",
        "open EVIL"
      })
  void whatIsTypedIsShownHarmlesslyInErrors(String call) {
    String[] words = call.split(" ");
    for (int index = 0; index < words.length; index++) {
      words[index] = words[index].replace("EVIL", "nope" + EVIL);
    }
    pets.onTerminal(400);
    Result result = call.startsWith("--db") ? pets.runBare(words) : pets.run(words);
    assertTrue(result.code() == 1 || result.code() == 2, result.toString());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().contains("nopea\\u001b[2J"), result.err());
    assertHarmless(result);
  }

  @Test
  void namesOfCommandFilesAreShownHarmlessly() throws IOException {
    Path file = Files.writeString(folder.resolve("a\033[2J.pets"), "nope\033[2J\n");
    Result result = pets.onTerminal().run("--echo", "-f", file.toString());
    assertEquals(2, result.code());
    assertTrue(result.err().contains("a\\u001b[2J.pets:1: error: "), result.err());
    assertHarmless(result);
  }

  private static void assertHarmless(Result result) {
    String left = OWN.matcher(result.out() + result.err()).replaceAll("");
    assertFalse(HARMFUL.matcher(left).find(), () -> left.replace("\033", "ESC"));
  }
}
