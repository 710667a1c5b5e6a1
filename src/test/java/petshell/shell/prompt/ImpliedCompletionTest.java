package petshell.shell.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.CommandHarness;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.command.Commands;
import petshell.shell.completion.PetNames;
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.CommandSetup;

/** What is typed by completion is implied by all that could be meant, not by what is listed. */
class ImpliedCompletionTest {
  @TempDir private Path folder;
  private CommandHarness pets;
  private CommandCatalog catalog;

  @BeforeEach
  void open() {
    pets = CommandHarness.filled(folder);
    CommandSetup setup = new CommandSetup(new DatabaseChoice(pets.database()::address), Map.of());
    Commands.add(setup, new PetNames(setup.database()));
    catalog = setup.complete().catalog();
  }

  @Test
  void noMoreThanAllPetsHaveInCommon() {
    addPets(1_000, "printf('c5%03d-x', i)");
    addPets(1, "'c7ab'");
    assertEquals("c5", commonStart("show-pet c5"));
    assertEquals("… 970 more", last("show-pet c5"));
    assertEquals("c512", commonStart("show-pet c512"));
    assertEquals("c5123-x", commonStart("regen c5123"));
    assertEquals("… 70 more", last("show-pet c50"));
    assertEquals("c50", commonStart("show-pet c50"));
    assertEquals("", commonStart("show-pet -- "));
  }

  @Test
  void manyAreNotCountedToTheLast() {
    addPets(10_001, "'z8-' || i");
    assertEquals("z8-", commonStart("show-pet z"));
    assertEquals("… over 9,970 more", last("show-pet z8"));
  }

  @Test
  void idsMayHoldAnyCharacters() {
    addPets(40, "'A b''\"' || i");
    addPets(40, "'🐾e' || char(0x301) || i");
    addPets(1, "'🐾f'");
    addPets(1, "'🐱'");
    assertEquals("A b'\"", commonStart("show-pet A"));
    assertEquals("🐾", commonStart("show-pet 🐾"));
    assertEquals("🐾e\u0301", commonStart("show-pet 🐾e"));
    assertEquals("… 11 more", last("show-pet 🐾"));
  }

  @Test
  void noMoreThanAllOwnersHaveInCommon() {
    addOwners(1_000, "'u9-' || i", "'owner9' || i || '@example.test'");
    assertEquals("owner9", commonStart("list-pets --owner ow"));
    assertEquals("--owner=owner99", commonStart("list-pets --owner=owner99"));
    assertEquals("… 970 more", last("create-pet Milo --owner owner9"));
    assertEquals("u9-", commonStart("list-pets --owner u9"));
    addOwners(1, "'owner8'", "'other@example.test'");
    assertEquals("owner", commonStart("list-pets --owner ow"));
    assertEquals("o", commonStart("list-pets --owner o"));
  }

  @Test
  void allRunsCountNotTheLastAlone() {
    pets.database()
        .execute(
            """
            WITH n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
            INSERT INTO petshell_run (number, command, commandLine, operator, host, process,
              toolVersion, generatorVersion, startedAt, heartbeatAt, outcome)
            SELECT i, 'regen', 'regen', 'tester', 'db1', 1, '0', 1, '2026-01-01T00:00:00Z',
              '2026-01-01T00:00:00Z', 'completed' FROM n
            """);
    assertEquals("2500", candidates("runs ").get(0).value());
    assertEquals("", commonStart("runs -- "));
    assertEquals("24", commonStart("runs 24"));
    assertEquals("… 1,081 more", last("runs 1"));
    assertEquals("777  regen, completed, 0 changed", last("runs 777"));
  }

  @Test
  void noMoreThanAllFilesHaveInCommon() throws IOException {
    for (int i = 0; i < 600; i++) {
      Files.createFile(folder.resolve("file1" + i));
    }
    assertEquals(folder + "/file1", commonStart("script " + folder + "/fi"));
    assertEquals("… 100 more", last("script " + folder + "/fi"));
    Files.createFile(folder.resolve("file2"));
    assertEquals(folder + "/file", commonStart("script " + folder + "/fi"));
  }

  @Test
  void theCandidateForTheRestIsNoWord() {
    Candidate rest = candidates("list-pets --owner user").get(30);
    assertEquals("user", rest.value());
    assertFalse(rest.complete());
    assertNull(matcher("list-pets --owner user").exactMatch());
  }

  /** JLine deletes what was typed by the length of it as it would write it. */
  @Test
  void aPrefixIsWrittenAsItWasTyped() {
    for (String line : List.of("show-pet ", "show-pet a", "show-pet 'a b", "show-pet \"it's")) {
      PromptLine parsed = PromptLine.of(line, line.length());
      String typed = line.substring("show-pet ".length());
      assertEquals(typed, parsed.escape(parsed.word(), false).toString());
    }
  }

  private void addPets(int count, String id) {
    pets.database()
        .execute(
            ("WITH n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < " + count + ")")
                + " INSERT INTO Pet (id, name, userId, updatedAt) SELECT "
                + (id + ", 'Milo', (SELECT id FROM User LIMIT 1), 0 FROM n"));
  }

  private void addOwners(int count, String id, String email) {
    pets.database()
        .execute(
            ("WITH n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < " + count + ")")
                + " INSERT INTO User (id, email, password, updatedAt) SELECT "
                + (id + ", " + email + ", '', 0 FROM n"));
  }

  private String commonStart(String line) {
    return matcher(line).getCommonPrefix();
  }

  private String last(String line) {
    List<Candidate> found = candidates(line);
    return found.get(found.size() - 1).displ();
  }

  private List<Candidate> candidates(String line) {
    return matcher(line).matches(found(line));
  }

  private CandidateMatcher matcher(String line) {
    CandidateMatcher matcher = new CandidateMatcher();
    matcher.compile(Map.of(), false, PromptLine.of(line, line.length()), false, 0, "");
    matcher.matches(found(line));
    return matcher;
  }

  private List<Candidate> found(String line) {
    List<Candidate> found = new ArrayList<>();
    new CommandCompleter(catalog).complete(null, PromptLine.of(line, line.length()), found);
    return found;
  }
}
