package petshell.shell.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.CommandHarness;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.line.Usage;
import petshell.shell.option.GlobalOption;
import petshell.shell.option.GlobalOptions;
import petshell.store.DatabaseAddress;
import petshell.store.WebAppDatabase;
import petshell.store.sqlite.SqliteFile;

/** What the prompt says of the database. */
class DatabasePromptTest {
  private static final String RESET = "\u001b[0m";
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String CYAN = "\u001b[36m";

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void itShowsTheStatusOfTheDatabaseInAColour() {
    assertEquals(
        "dev.db [" + YELLOW + "not migrated" + RESET + "]> ",
        ansi(CommandHarness.demo(folder), GlobalOptions.none()));
    assertEquals(
        "dev.db [" + YELLOW + "92 to fill" + RESET + "]> ",
        ansi(CommandHarness.migrated(folder), GlobalOptions.none()));
    CommandHarness filled = CommandHarness.filled(folder);
    assertEquals("dev.db [" + GREEN + "ready" + RESET + "]> ", ansi(filled, GlobalOptions.none()));
    assertEquals(0, filled.run("enforce").code());
    assertEquals(
        "dev.db [" + GREEN + "enforced" + RESET + "]> ", ansi(filled, GlobalOptions.none()));
    assertEquals(
        "dev.db [" + CYAN + "enforced, read-only" + RESET + "]> ",
        ansi(filled, GlobalOptions.none().with(GlobalOption.READ_ONLY, "")));
  }

  @Test
  void aCommandChangesItAndSoDoesOpen() throws IOException {
    WebAppDatabase pets = CommandHarness.migrated(folder).database();
    DatabaseChoice choice = new DatabaseChoice(pets::address);
    DatabasePrompt prompt = new DatabasePrompt(choice, Map.of(), PATIENCE, PATIENCE);
    prompt.look(() -> {});
    assertEquals("dev.db [92 to fill]> ", text(prompt, 80));
    prompt.rest();
    pets.execute("UPDATE Pet SET traits = '{}'");
    prompt.look(() -> {});
    assertEquals("dev.db [92 to fix]> ", text(prompt, 80));
    choice.change(
        new SqliteFile(Files.writeString(folder.resolve("other.db"), "no database at all")));
    prompt.look(() -> {});
    assertEquals("other.db [?]> ", text(prompt, 80));
  }

  @Test
  void aNarrowTerminalShowsTheNameInTheColourOfTheState() {
    DatabasePrompt prompt = prompt(CommandHarness.migrated(folder));
    assertEquals("dev.db [92 to fill]> ", text(prompt, 42));
    assertEquals("dev.db> ", text(prompt, 41));
    assertEquals(
        YELLOW + "dev.db" + RESET + "> ", prompt.prompt(GlobalOptions.none(), 20).toAnsi());
  }

  @Test
  void theUserMayWriteItOtherwise() {
    GlobalOptions options =
        GlobalOptions.none()
            .with(GlobalOption.PROMPT, "PROD {operator}:{path} {x {state}>")
            .with(GlobalOption.OPERATOR, "mi\u001ba");
    CommandHarness pets = CommandHarness.migrated(folder);
    assertEquals(
        "PROD mi\\u001ba:" + pets.database().file() + " {x 92 to fill> ",
        prompt(pets).prompt(options, 20).toString());
  }

  @Test
  void withoutADatabaseItSaysSo() {
    DatabasePrompt prompt =
        new DatabasePrompt(new DatabaseChoice(DatabasePromptTest::none), Map.of());
    prompt.look(() -> {});
    assertEquals("petshell> ", text(prompt, 80));
    assertEquals(
        Optional.of("petshell unreleased; no database yet: open FILE; help shows the commands"),
        prompt.greeting());
    GlobalOptions options = GlobalOptions.none().with(GlobalOption.PROMPT, "{database} {state}> ");
    assertEquals("no database ...> ", prompt.prompt(options, 80).toString());
  }

  @Test
  void theGreetingIsOneQuietLine() {
    CommandHarness pets = CommandHarness.migrated(folder);
    String greeting = prompt(pets).greeting().orElseThrow();
    assertTrue(
        greeting.matches(
            "petshell unreleased; \\Q%s\\E, SQLite 3[.0-9]+, 92 pets; help shows the commands"
                .formatted(pets.database().file())),
        greeting);
  }

  @Test
  void aLockedDatabaseDoesNotHoldUpThePrompt() throws SQLException {
    WebAppDatabase pets = CommandHarness.migrated(folder).database();
    DatabasePrompt prompt =
        new DatabasePrompt(new DatabaseChoice(pets::address), Map.of(), Duration.ZERO, PATIENCE);
    prompt.look(() -> {});
    prompt.greeting();
    try (Connection app = pets.connect();
        Statement statement = app.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      prompt.look(() -> {});
      assertEquals("dev.db [...]> ", text(prompt, 80));
      prompt.rest();
      statement.execute("ROLLBACK");
    }
    DatabasePrompt without = new DatabasePrompt(new DatabaseChoice(pets::address), Map.of());
    assertEquals("dev.db [...]> ", text(without, 80));
  }

  private String ansi(CommandHarness pets, GlobalOptions options) {
    return prompt(pets).prompt(options, 80).toAnsi();
  }

  private static DatabasePrompt prompt(CommandHarness pets) {
    DatabasePrompt prompt =
        new DatabasePrompt(
            new DatabaseChoice(pets.database()::address), Map.of(), PATIENCE, PATIENCE);
    prompt.look(() -> {});
    return prompt;
  }

  private static String text(DatabasePrompt prompt, int columns) {
    AttributedString shown = prompt.prompt(GlobalOptions.none(), columns);
    return shown.toString();
  }

  private static DatabaseAddress none() {
    throw Usage.error("none");
  }
}
