package petshell.shell.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.output.Console;
import petshell.output.TerminalFacts;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness;
import petshell.shell.call.ChangesLog;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.call.ProcessEnvironment;
import petshell.shell.call.ShellContext;
import petshell.shell.call.StandardStreams.ResultStream;
import petshell.shell.call.Terminals;
import petshell.shell.command.Commands;
import petshell.shell.completion.PetNames;
import petshell.shell.dispatch.CommandSet;
import petshell.shell.dispatch.CommandSetup;
import petshell.shell.option.Defaults;
import petshell.shell.option.GlobalOptions;

/** The prompt on a terminal that knows neither escape sequences nor keys. */
class PromptTest {
  @TempDir private Path folder;
  private CommandHarness pets;

  @BeforeEach
  void leaveOneTable() {
    pets = CommandHarness.demo(folder);
    pets.database().execute("CREATE TABLE petshell_run (number INTEGER PRIMARY KEY)");
  }

  @Test
  void linesAreRunUntilTheInputEnds() throws IOException {
    assertEquals(
        """
        hello
        > error: no pet has an id that starts with "a b"; see list-pets
        > error: unknown command bogus; help lists the commands
        > petshell unreleased
        >""",
        shown("show-pet 'a b'\nbogus\nversion\n"));
  }

  @Test
  void quitLeaves() throws IOException {
    assertEquals("hello\n>", shown("exit\nshow-pet never\n"));
  }

  @Test
  void blankLinesAndCommentsDoNothing() throws IOException {
    assertEquals("hello\n> > > >", shown("\n# a\n-- b\n"));
  }

  @Test
  void aLineContinuesAfterABackslash() throws IOException {
    assertEquals(
        "hello\n> error: no pet has an id that starts with \"a b\"; see list-pets\n>",
        shown("show-pet \\\n'a \\\nb'\n"));
  }

  @Test
  void aLineOfSeveralBytesACharacterArrivesAsItWasTyped() throws IOException {
    assertEquals(
        "hello\n> error: no pet has an id that starts with \"猫 \uD83D\uDC31\"; see list-pets\n>",
        shown("show-pet '猫 \uD83D\uDC31'\n"));
  }

  @Test
  void aNulIsRefusedAndThePromptStays() throws IOException {
    assertEquals(
        """
        hello
        > error: the line has a NUL character; is this a command file in UTF-8?
        > error: no pet has an id that starts with "zz"; see list-pets
        >""",
        shown("show-pet a\0b\nshow-pet zz\n"));
  }

  @Test
  void anExclamationMarkIsAnOrdinaryCharacter() throws IOException {
    assertEquals(
        "hello\n> error: no pet has an id that starts with \"!1!$\"; see list-pets\n>",
        shown("show-pet !1!$\n"));
  }

  @Test
  void anOptionBeforeTheCommandIsNoCommentHere() throws IOException {
    assertEquals(
        """
        hello
        > Dropped  petshell_run
        > error: unknown option --bogus; see petshell --help
        > error: --db is fixed once petshell runs; use open to change the database
        > error: no command after --yes; help lists the commands
        > petshell unreleased
        >""",
        shown("--yes uninstall\n--bogus\nstatus --db x.db\n--yes\n-V\n"));
  }

  @Test
  void aQuestionIsAskedThere() throws IOException {
    assertEquals(
        """
        hello
        > Drop petshell_run from dev.db, with the history of all runs and what undo needs? [y/N] Nothing was changed.
        > Drop petshell_run from dev.db, with the history of all runs and what undo needs? [y/N] Dropped  petshell_run
        > Nothing to do: no table of petshell's is there.
        >""",
        shown("uninstall\n\nuninstall\ny\nuninstall\n"));
  }

  @Test
  void yesAnswersTheQuestion() throws IOException {
    assertEquals("hello\n> Dropped  petshell_run\n>", shown("uninstall --yes\n"));
  }

  @Test
  void theEndOfInputIsANoOnALineOfItsOwn() throws IOException {
    assertEquals(
        """
        hello
        > Drop petshell_run from dev.db, with the history of all runs and what undo needs? [y/N]
        Nothing was changed.
        >""",
        shown("uninstall\n"));
  }

  @Test
  void aScriptIsRunAndItsFailuresAreNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("a.pets"), "version\nuninstall\n");
    assertEquals(
        "hello\n>\n+ version\npetshell unreleased\n\n+ uninstall\n"
            + file
            + ":2: error: uninstall needs confirmation; add --yes to run it here\n>",
        unwrapped(shown("script " + file + "\n")));
  }

  @Test
  void openChangesTheDatabaseForTheLinesThatFollow() throws IOException {
    Path other = Files.createFile(folder.resolve("other.db"));
    assertEquals(
        "hello\n> Now working on "
            + other
            + ".\n> error: this is not the web app's database: it has no \"Pet\".\"id\": "
            + other
            + "; name the right database\n>",
        unwrapped(shown("open " + other + "\nstatus\n")));
  }

  /** Joins messages that were wrapped, as the length of the names of files decides where. */
  private static String unwrapped(String text) {
    return text.replace("\n  ", " ");
  }

  /** Returns all that is on the terminal, which does not echo, after keys were typed. */
  private String shown(String typed) throws IOException {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    ByteArrayInputStream keys = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
    try (Terminal terminal =
        new DumbTerminal("test", "dumb", keys, screen, StandardCharsets.UTF_8)) {
      run(terminal);
    }
    return screen.toString(StandardCharsets.UTF_8).replaceAll("(?m) +$", "").strip();
  }

  private void run(Terminal terminal) {
    DatabaseChoice database = new DatabaseChoice(pets.database()::address);
    CommandSetup setup = new CommandSetup(database, Map.of());
    Commands.add(setup, new PetNames(setup.database()));
    ProcessEnvironment process =
        new ProcessEnvironment(
            new ByteArrayInputStream(new byte[0]),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            new Terminals(true, true, true, 0, 0, StandardCharsets.UTF_8),
            Map.of(),
            () -> Instant.EPOCH,
            ShellHarness.noStops());
    Console streams =
        new Console(
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            TerminalFacts.noTerminal(),
            false);
    CommandSet commands = setup.complete();
    ResultStream results = new ResultStream(OutputStream.nullOutputStream());
    ShellContext context =
        new ShellContext(
            database,
            question -> Optional.empty(),
            results,
            () -> Instant.EPOCH,
            Map.of(),
            Defaults.none(),
            new ChangesLog(Optional.empty()));
    Prompt prompt =
        new Prompt(
            commands, context, GlobalOptions.none(), new Greeting(), new PromptStops(() -> {}));
    assertEquals(
        0,
        prompt.run(
            terminal,
            new PromptConsole(process, terminal, streams),
            new PromptHistory(commands.catalog(), Optional.empty())));
  }

  private static final class Greeting implements PromptText {
    @Override
    public AttributedString prompt(GlobalOptions options, int columns) {
      return new AttributedString("> ");
    }

    @Override
    public Optional<String> greeting() {
      return Optional.of("hello");
    }
  }
}
