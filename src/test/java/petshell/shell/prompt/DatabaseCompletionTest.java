package petshell.shell.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
import petshell.store.WebAppDatabase;
import petshell.store.sqlite.SqliteFile;

/** What is completed from the database. */
class DatabaseCompletionTest {
  @TempDir private Path folder;
  private CommandHarness pets;
  private DatabaseChoice choice;
  private CommandCatalog catalog;

  @BeforeEach
  void open() {
    pets = CommandHarness.filled(folder);
    choice = new DatabaseChoice(pets.database()::address);
    CommandSetup setup = new CommandSetup(choice, Map.of());
    Commands.add(setup, new PetNames(setup.database()));
    catalog = setup.complete().catalog();
  }

  @Test
  void petsAreFoundByTheirIdsWithTheirNames() {
    assertEquals(List.of("014a8af7-6a8a-460a-8276-00ed12bdee19 Ziggy 88"), offered("show-pet 014"));
    assertEquals(List.of("014a8af7-6a8a-460a-8276-00ed12bdee19 Ziggy 88"), offered("regen 014"));
    assertEquals(30, offered("show-pet -- ").size());
    assertEquals(List.of(), offered("show-pet zz"));
  }

  @Test
  void ownersAreFoundByEmailAndById() {
    String first = pets.database().query("SELECT email FROM User ORDER BY email LIMIT 1").get(0);
    String id = pets.database().query("SELECT id FROM User ORDER BY email LIMIT 1").get(0);
    String prefix = first.substring(0, first.indexOf('@') + 1);
    assertEquals(first, values("create-pet Milo --owner " + prefix).get(0));
    assertEquals(List.of("--owner=" + first), values("list-pets --owner=" + prefix));
    assertEquals(List.of(id + " " + first), offered("list-pets --owner " + id.substring(0, 12)));
    assertEquals(31, values("list-pets --owner ").size());
  }

  @Test
  void runsAreFoundByTheirNumbersTheNewestFirst() {
    assertEquals(
        List.of("2 backfill, completed, 92 changed", "1 migrate, completed, 0 changed"),
        offered("runs ").subList(0, 2));
    assertEquals(List.of("2 backfill, completed, 92 changed"), offered("runs 2"));
  }

  @Test
  void onlyRunsThatReplacedSomethingAreOfferedToUndo() {
    pets.database().execute("UPDATE Pet SET traits = '{}' WHERE id LIKE '01%'");
    pets.run("regen", "--all", "--yes");
    assertEquals("3 regen, completed, 1 changed", offered("undo ").get(0));
    assertEquals(
        List.of("3"), values("undo ").stream().filter(one -> !one.startsWith("-")).toList());
    assertEquals(List.of(), values("undo 2"));
  }

  @Test
  void valuesAreFoundForTheOptionsOfListings() {
    assertEquals(List.of("striped", "spotted"), values("list-pets --pattern s"));
    assertEquals(List.of("collar", "crown"), values("list-pets --accessory c"));
    assertEquals(List.of("name"), values("list-pets --sort n"));
  }

  @Test
  void namesOfTablesAndColumnsAreFoundAtTheEndOfAQuery() {
    pets.database()
        .execute(
            "CREATE TABLE \"we ird\"\" one\" (\"having\" TEXT, plain TEXT)",
            "CREATE VIEW weview AS SELECT * FROM gone",
            "CREATE TABLE \"we\u001b[31m\" (a TEXT)");
    assertEquals(List.of("FROM pet", "FROM petId", "FROM petTrait"), pet("FROM pe"));
    assertEquals(List.of("SELECT * FROM weview"), values("sql SELECT * FROM we"));
    assertEquals(List.of("SELECT * FROM \"we ird\"\" one\""), values("sql SELECT * FROM \"we"));
    assertEquals(List.of("select \"having\""), values("sql select HAV"));
    assertEquals(List.of("select ORDEREXECUTED"), values("sql select ord"));
    assertEquals(List.of("SELECT Pet.hunger"), values("sql SELECT Pet.hun"));
    assertEquals(List.of("SELECT \"pet\".hunger"), values("sql SELECT \"pet\".hun"));
    assertEquals(List.of("SELECT Pet.hunger"), values("sql \"SELECT Pet.hun"));
    assertEquals(List.of(), values("sql SELECT 'hun"));
    assertEquals(List.of(), values("sql SELECT 1 -- hun"));
    assertEquals(List.of(), values("sql SELECT User.hun"));
    assertEquals(31, values("sql SELECT ").size());
  }

  @Test
  void aNameTakesThePlaceOfWhatWasTypedOfTheQuery() {
    String raw = "sql SELECT Pet.hun";
    assertEquals(
        "SELECT Pet.hunger",
        PromptLine.of(raw, raw.length()).escape("SELECT Pet.hunger", false).toString());
    String quoted = "sql \"SELECT Pet.hun";
    assertEquals(
        "\"SELECT \\\"order\\\"",
        PromptLine.of(quoted, quoted.length()).escape("SELECT \"order\"", false).toString());
  }

  private List<String> pet(String query) {
    return values("sql WITH " + query).stream()
        .map(value -> value.substring(5))
        .filter(value -> !value.contains("_"))
        .toList();
  }

  @Test
  void whatNeedsQuotesIsQuoted() {
    pets.database().execute("UPDATE User SET email = 'a b@example.test' WHERE rowid = 1");
    String line = "list-pets --owner a";
    assertEquals("a b@example.test", values(line).get(0));
    assertEquals(
        "'a b@example.test'",
        PromptLine.of(line, line.length()).escape("a b@example.test", true).toString());
  }

  @Test
  void wildcardsAndQuotesAreOrdinaryCharacters() {
    assertEquals(List.of(), values("list-pets --owner %"));
    assertEquals(List.of(), values("list-pets --owner \"'\""));
    assertEquals(List.of(), values("show-pet _"));
  }

  @Test
  void aLockedDatabaseOffersNothingAndIsNotWaitedFor() throws Exception {
    try (Connection writer = pets.database().connect();
        Statement statement = writer.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      assertEquals(List.of(), values("show-pet 014"));
      assertEquals(List.of(), values("list-pets --owner u"));
      assertEquals(List.of(), values("runs 1"));
      statement.execute("ROLLBACK");
    }
    assertEquals(1, values("show-pet 014").size());
  }

  @Test
  void withoutADatabaseOrAJournalNothingIsOffered() {
    choice.change(new SqliteFile(folder.resolve("none.db")));
    assertEquals(List.of(), values("show-pet 014"));
    assertEquals(List.of(), values("list-pets --owner u"));
    assertEquals(List.of(), values("runs 1"));
  }

  @Test
  void theAppTakesItsLogAwayAfterSomethingWasCompleted() throws SQLException {
    try (Connection app = pets.database().connect();
        Statement statement = app.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("UPDATE User SET name = 'x' WHERE rowid = 1");
      assertEquals(1, values("show-pet 014").size());
    }
    assertEquals(1, values("show-pet 014").size());
    assertEquals(
        List.of("dev.db"), List.of(folder.toFile().list((in, name) -> name.startsWith("dev"))));
  }

  @Test
  void aFileThatReplacesAnotherIsTheOneThatIsAsked(@TempDir Path other) throws IOException {
    assertEquals(1, values("show-pet 014").size());
    Path empty = other.resolve("empty.db");
    Files.copy(pets.database().file(), empty);
    WebAppDatabase.at(empty).execute("DELETE FROM Pet");
    Files.move(empty, pets.database().file(), StandardCopyOption.REPLACE_EXISTING);
    assertEquals(List.of(), values("show-pet 014"));
  }

  private List<String> values(String line) {
    return candidates(line).stream().map(Candidate::value).toList();
  }

  private List<String> offered(String line) {
    return candidates(line).stream()
        .filter(candidate -> candidate.displ().startsWith(candidate.value() + "  "))
        .map(candidate -> candidate.displ().replaceFirst(" {2,}", " "))
        .toList();
  }

  private List<Candidate> candidates(String line) {
    List<Candidate> found = new ArrayList<>();
    PromptLine parsed = PromptLine.of(line, line.length());
    new CommandCompleter(catalog).complete(null, parsed, found);
    CandidateMatcher matcher = new CandidateMatcher();
    matcher.compile(Map.of(), false, parsed, false, 0, "");
    return matcher.matches(found);
  }
}
