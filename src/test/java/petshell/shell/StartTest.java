package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.ShellHarness.Result;
import petshell.shell.option.GlobalOption;

class StartTest {
  private static final String DRAW_HELP =
      """
      draw <id> --out FILE [--size N]

      Draw one pet to a file, SVG or PNG.
      A pet without valid traits becomes a grey outline with a question mark.

      Arguments
        <id>  the pet's id, or a unique prefix

      Options
        --out FILE  the file, ending in .svg or .png
        --size N    PNG width in pixels (default 480)

      Global options: --format --quiet --help (help options)
      Changes: Makes the named file; never overwrites one.

      Examples
        draw 9e38 --out milo.svg
        draw 9e38 --out milo.png --size 960
      """;

  @TempDir private Path folder;

  @Test
  void helpShowsAllAboutOneCommand() {
    assertEquals(new Result(0, DRAW_HELP, ""), run("help", "draw"));
    assertEquals(new Result(0, DRAW_HELP, ""), run("--help", "draw", "x"));
    assertEquals(new Result(0, DRAW_HELP, ""), run("draw", "--dryrun", "--help"));
    assertEquals(
        new Result(2, "", "error: unknown command drw; did you mean draw?\n"), run("help", "drw"));
  }

  @Test
  void helpOfACommandWithSeveralArgumentsAndAnAlias() {
    String help = run("help", "regen").out();
    assertTrue(
        help.startsWith(
            "regen [<id>...] [--state STATE] [--all] [--backup] [--dry-run] [--sql FILE]\n"),
        help);
    assertTrue(
        help.contains(
            """
              --state STATE      all pets in this state; repeatable: exact, rounded,
                                 formatted, drifted, other-version, invalid, missing
              --all              all pets whose traits are not exact
            """),
        help);
    assertTrue(help.contains("\nGlobal options: --format --yes --quiet --help (help"), help);
    String quit = run("help", "exit").out();
    assertTrue(
        quit.contains(
            "\nAlso: exit  \\q  .quit  .exit  :q\nGlobal options: --quiet --help (help options)\n"),
        quit);
  }

  @Test
  void helpShowsEveryCommandByItsGroup() {
    Result result = run("help");
    assertEquals(result, run("--help"));
    assertEquals(result, run("-h"));
    assertEquals(0, result.code());
    String help = result.out();
    assertTrue(
        help.contains("\n  petshell [options] [DATABASE]            start the prompt\n"), help);
    assertTrue(
        help.matches("(?s).*\nLook      status  verify  .*\nChange    .*\nProtect   .*"), help);
    assertTrue(help.matches("(?s).*\nPictures  draw  gallery\nShell     help  .*"), help);
  }

  @Test
  void helpExplainsTheGlobalOptions() {
    String help = run("help", "options").out();
    for (GlobalOption option : GlobalOption.values()) {
      assertTrue(help.contains("\n  " + option.synopsis()), option.synopsis());
    }
  }

  @Test
  void headingsAreBoldWhereThereAreColours() {
    String help = new ShellHarness().with("TERM", "xterm").onTerminal().run("help").out();
    assertTrue(help.contains("\n\u001b[1mLook\u001b[0m      status  "), help);
    assertTrue(
        new ShellHarness()
            .with("TERM", "xterm")
            .onTerminal()
            .run("help", "quit")
            .out()
            .startsWith("\u001b[1mquit\u001b[0m\n"));
  }

  @Test
  void helpVersionAndCompletionAreJsonToo() {
    assertEquals(
        new Result(0, "{\n  \"version\": \"unreleased\"\n}\n", ""),
        run("--format", "json", "version"));
    assertTrue(run("help", "--format", "json").out().startsWith("{\n  \"commands\": [\n    {"));
    assertTrue(run("help", "draw", "--format", "json").out().startsWith("{\n  \"name\": \"draw\""));
    String script = run("completion", "bash", "--format", "json").out();
    assertTrue(script.startsWith("{\n  \"shell\": \"bash\",\n  \"script\": \"# Completes"), script);
  }

  @Test
  void theVersionIsShownWithoutADatabase() {
    assertEquals(new Result(0, "petshell unreleased\n", ""), run("version"));
    assertEquals(new Result(0, "petshell unreleased\n", ""), run("--version"));
  }

  @Test
  void aCommandThatNeedsADatabaseSaysHowToNameOne() {
    assertEquals(
        new Result(
            2,
            "",
            "error: no database is named; give FILE or --db FILE, or set PETSHELL_DB or DATABASE_URL\n"),
        run("status"));
    CommandHarness pets = CommandHarness.demo(folder);
    String file = pets.database().file().toString();
    Result expected = new Result(0, "FOLDER/dev.db\n", "");
    assertEquals(expected, pets.with("DATABASE_URL", "file:" + file).runBare("status").subjects());
    assertEquals(
        expected,
        pets.with("DATABASE_URL", "postgresql://x").runBare("--db", file, "status").subjects());
  }

  @Test
  void clearOrdersTheTerminalOnlyWhereThereIsOne() {
    assertEquals(new Result(0, "", ""), run("clear"));
    assertEquals(
        new Result(0, "\u001b[H\u001b[2J", ""), new ShellHarness().onTerminal().run("clear"));
    assertEquals(
        new Result(0, "", ""), new ShellHarness().with("TERM", "dumb").onTerminal().run("clear"));
  }

  @Test
  void aCommandFileOnATerminalWithoutOutputThereIsReadFromStandardInput() {
    assertEquals(
        new Result(0, "petshell unreleased\n", ""),
        new ShellHarness().typing("version\n").onTerminal().run("--file", "-"));
  }

  @Test
  void anEmptyWordIsNoCommand() {
    assertEquals(
        new Result(2, "", "error: unknown command \"\"; help lists the commands\n"), run(""));
  }

  private static Result run(String... arguments) {
    return new ShellHarness().run(arguments);
  }
}
