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

      Draws one pet to a file: SVG or PNG, by the file's ending.
      A pet without valid traits becomes a grey outline with a question mark.

      Arguments
        <id>  the pet's id, or a beginning that no other id has

      Options
        --out FILE   the file, ending in .svg or .png
        --size N     pixels of a PNG's side (default 480)
        --format table|json|jsonl|csv|vertical
                     how to print results (default table)
        -q, --quiet  print nothing on success
        -h, --help   print help, of a command if one is named

      Changes: Makes the named file; a file that is there is never written over.

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
            """
            regen [<id>...] [--state exact|rounded|formatted|drifted|other-version|invalid|missing] \
            [--all] [--backup] [--dry-run]

            """),
        help);
    assertTrue(
        help.contains(
            """

            Arguments
              [<id>...]  ids of pets, or unique prefixes

            Options
              --state exact|rounded|formatted|drifted|other-version|invalid|missing
                           all pets in this state; repeatable
              --all        all pets whose traits are not exact
            """),
        help);
    assertTrue(
        run("help", "exit").out().contains("\nIt is also called exit.\n"), "the alias is shown");
  }

  @Test
  void helpShowsEveryCommandByItsGroup() {
    Result result = run("help");
    assertEquals(result, run("--help"));
    assertEquals(0, result.code());
    assertTrue(
        result
            .out()
            .contains(
                """
                  petshell [OPTION...]                     starts the prompt, on a terminal

                Looking
                  status [--check]"""),
        result.out());
    assertTrue(
        result
            .out()
            .contains(
                """
                  show-pet <id>
                      Shows one pet whole: traits, state, statistics, owner, parents, genetics.
                      Example: show-pet 9e38b61f-07a2-4002-800e-00037b9ce711
                """),
        result.out());
    for (GlobalOption option : GlobalOption.values()) {
      assertTrue(result.out().contains(option.synopsis()), option.synopsis());
    }
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
            "error: no database is named: give --db FILE, or set PETSHELL_DB or DATABASE_URL\n"),
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
