package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;

class CreatePetCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"user7@example.test", "f1bc6bbf-5752-4536-ba38-0015a652b87f"})
  void thePetIsShownWithItsTraits(String owner) throws IOException {
    CommandHarness pets = CommandHarness.filled(folder);
    Result result = pets.run("create-pet", "Milo", "--owner", owner, "--format", "json");
    assertEquals(0, result.code());
    assertEquals("", result.err());
    JsonNode pet = new ObjectMapper().readTree(result.out());
    assertEquals("Milo", pet.get("name").asText());
    assertEquals("user7@example.test", pet.at("/owner/email").asText());
    assertEquals("exact", pet.get("state").asText());
    assertEquals("2026-02-08T09:11:11.000Z", pet.get("createdAt").asText());
    assertEquals(7, pet.get("genetics").size());
    String id = pet.get("id").asText();
    assertEquals(result.out(), pets.run("--format", "json", "show-pet", id).out());
    assertEquals(
        List.of("create-pet|1"),
        pets.database().query("SELECT command, changed FROM petshell_run WHERE number = 3"));
    assertEquals(0, pets.run("verify", "--check", "--strict").code());
  }

  @Test
  void aNameMayHoldAnything() {
    CommandHarness pets = CommandHarness.filled(folder).onTerminal();
    Result result = pets.run("create-pet", "--owner", "user7@example.test", "--", "--x\033[2J\n🐾");
    assertEquals(0, result.code());
    assertTrue(
        result.out().matches("(?s).*--x\\\\u001b\\[2J\\\\n🐾  [a-z]+  exact\n.*"), result.out());
    assertEquals(
        List.of("--x\033[2J\n🐾"),
        pets.database().query("SELECT name FROM Pet ORDER BY rowid DESC LIMIT 1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1 | create-pet Milo --owner nope | no user has the id or email address "nope"; give the whole of either, as the web app stores it
          2 | create-pet Milo | create-pet: missing option: --owner; give --owner OWNER
          2 | create-pet --owner a | create-pet: missing argument: <name>; see help create-pet
          2 | create-pet Milo Two --owner a | create-pet: too many arguments: "Two"; it takes <name>
          4 | --read-only create-pet Milo --owner a | cannot run create-pet Milo --owner a: the database is open read-only; leave out --read-only
          """)
  void whatCannotBeDoneMakesNoPet(int code, String words, String message) {
    CommandHarness pets = CommandHarness.filled(folder);
    Map<String, String> before = pets.files();
    assertEquals(new Result(code, "", "error: " + message + "\n"), pets.run(words.split(" ")));
    Map<String, String> after = pets.files();
    after.remove("dev.db.petshell-lock");
    assertEquals(before, after);
  }

  @Test
  void withoutTheColumnNoPetIsMade() {
    CommandHarness pets = CommandHarness.demo(folder);
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(
            1, "", "error: \"Pet\" has no traits column yet: FOLDER/dev.db; run migrate first\n"),
        pets.run("create-pet", "Milo", "--owner", "user7@example.test"));
    assertEquals(before, pets.files());
  }
}
