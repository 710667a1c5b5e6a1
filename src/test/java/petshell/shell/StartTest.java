package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import petshell.shell.ShellHarness.Result;
import petshell.shell.option.GlobalOption;

class StartTest {
  private static final String FILL_HELP =
      """
      fill [--batch N|auto] [--limit N] [--pause TIME] [--colour red|dark-blue] [--tag TEXT] \
      [--out FILE] [--dry-run]

      Fills the bowls.
      It takes one bowl after the other.

      Options
        --batch N|auto          bowls at a time (default 100)
        --limit N               bowls at most
        --pause TIME            between bowls (default 0ms)
        --colour red|dark-blue  only such bowls
        --tag TEXT              may be repeated
        --out FILE              writes there
        -n, --dry-run           fills nothing
        --format table|json|csv|vertical
                                how results are printed (default table)
        --yes                   answers every question with yes
        --quiet                 leaves out messages and progress, not warnings and errors
        --help                  shows this

      Changes: the bowls that are empty

      Examples
        fill
        fill --batch 10 --pause 50ms
      """;

  @Test
  void helpShowsAllAboutOneCommand() {
    assertEquals(new Result(0, FILL_HELP, ""), run("help", "fill"));
    assertEquals(new Result(0, FILL_HELP, ""), run("--help", "fill", "x"));
    assertEquals(new Result(0, FILL_HELP, ""), run("fill", "--dryrun", "--help"));
    assertEquals(
        new Result(2, "", "error: unknown command: fil: did you mean fill?\n"), run("help", "fil"));
  }

  @Test
  void helpOfACommandWithArgumentsAndAnAlias() {
    assertEquals(
        """
        feed [<amount>] <id>... --with TEXT

        Feeds pets.

        Arguments
          [<amount>]  how much (default 1)
          <id>...     the pets

        Options
          --with TEXT  the food
          --format table|json|csv|vertical
                       how results are printed (default table)
          --yes        answers every question with yes
          --quiet      leaves out messages and progress, not warnings and errors
          --help       shows this

        Changes: the pets

        Examples
          feed ab --with x
        """,
        run("help", "feed").out());
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

                Work
                  fill [--batch N|auto] [--limit N] [--pause TIME] [--colour red|dark-blue]"""),
        result.out());
    assertTrue(
        result
            .out()
            .contains(
                """
                Look
                  show-pet <pet-id>
                      Shows a pet.
                      Example: show-pet ab
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
        run("where"));
    assertEquals(
        new Result(0, "./prisma/dev.db\n", ""),
        new ShellHarness().with("DATABASE_URL", "file:./prisma/dev.db").run("where"));
    assertEquals(
        new Result(0, "b.db\n", ""),
        new ShellHarness().with("DATABASE_URL", "postgresql://x").run("--db", "b.db", "where"));
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
        new Result(0, "pet <a>\n", ""),
        new ShellHarness().typing("show-pet a\n").onTerminal().run("--file", "-"));
  }

  @Test
  void anEmptyWordIsNoCommand() {
    assertEquals(
        new Result(2, "", "error: unknown command: \"\": help shows the commands\n"), run(""));
  }

  private static Result run(String... arguments) {
    return new ShellHarness().run(arguments);
  }
}
