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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.output.Console;
import petshell.output.TerminalFacts;
import petshell.shell.ShellHarness;
import petshell.shell.TestCommands;
import petshell.shell.call.ChangesLog;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.call.ProcessEnvironment;
import petshell.shell.call.ShellContext;
import petshell.shell.call.StandardStreams.ResultStream;
import petshell.shell.call.Terminals;
import petshell.shell.completion.PetNames;
import petshell.shell.dispatch.CommandSet;
import petshell.shell.dispatch.CommandSetup;
import petshell.shell.option.Defaults;
import petshell.shell.option.GlobalOptions;
import petshell.store.sqlite.SqliteFile;

/** The prompt on a terminal that knows neither escape sequences nor keys. */
class PromptTest {
  @Test
  void linesAreRunUntilTheInputEnds() throws IOException {
    assertEquals(
        """
        hello
        > pet <a b>
        > error: unknown command: bogus: help shows the commands
        > dev.db
        >""",
        shown("show-pet 'a b'\nbogus\nwhere\n"));
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
    assertEquals("hello\n> pet <a b>\n>", shown("show-pet \\\n'a \\\nb'\n"));
  }

  @Test
  void aLineOfSeveralBytesACharacterArrivesAsItWasTyped() throws IOException {
    assertEquals("hello\n> pet <猫 \uD83D\uDC31>\n>", shown("show-pet '猫 \uD83D\uDC31'\n"));
  }

  @Test
  void aNulIsRefusedAndThePromptStays() throws IOException {
    assertEquals(
        """
        hello
        > error: the line holds a NUL character: is this a command file in UTF-8?
        > pet <a>
        >""",
        shown("show-pet a\0b\nshow-pet a\n"));
  }

  @Test
  void anExclamationMarkIsAnOrdinaryCharacter() throws IOException {
    assertEquals("hello\n> pet <!1!$>\n>", shown("show-pet !1!$\n"));
  }

  @Test
  void anOptionBeforeTheCommandIsNoCommentHere() throws IOException {
    assertEquals(
        """
        hello
        > error: options stand behind the command here: as in status --format json
        >""",
        shown("--yes drop\n"));
  }

  @Test
  void aQuestionIsAskedThere() throws IOException {
    assertEquals(
        """
        hello
        > Drop everything? [y/N] dropped
        > Drop everything? [y/N] kept
        > dropped
        > Drop everything? [y/N]
        kept
        >""",
        shown("drop\ny\ndrop\n\ndrop --yes\ndrop\n"));
  }

  @Test
  void aScriptIsRunAndItsFailuresAreNamed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.pets"), "show-pet a\ndrop\n");
    assertEquals(
        "hello\n> pet <a>\n" + file + ":2: error: not done unasked: drop: add --yes to it\n>",
        shown("script " + file + "\n"));
  }

  @Test
  void openChangesTheDatabaseForTheLinesThatFollow(@TempDir Path folder) throws IOException {
    Path other = Files.createFile(folder.resolve("other.db"));
    assertEquals(
        "hello\n> now working on " + other + "\n> " + other + "\n>",
        shown("open " + other + "\nwhere\n"));
  }

  /** Returns all that is on the terminal, which does not echo, after keys were typed. */
  private static String shown(String typed) throws IOException {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    ByteArrayInputStream keys = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
    try (Terminal terminal =
        new DumbTerminal("test", "dumb", keys, screen, StandardCharsets.UTF_8)) {
      run(terminal);
    }
    return screen.toString(StandardCharsets.UTF_8).replaceAll("(?m) +$", "").strip();
  }

  private static void run(Terminal terminal) {
    DatabaseChoice database = new DatabaseChoice(() -> new SqliteFile(Path.of("dev.db")));
    CommandSetup setup = new CommandSetup(database, Map.of());
    TestCommands.addTo(setup, new PetNames(setup.database()));
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
