package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.shell.ShellHarness.Result;

class OneShotTest {
  @Test
  void defaultsReplaceWhatIsNotGiven() {
    assertEquals(
        new Result(
            0,
            "fill 100 Optional.empty PT0S Optional.empty [] Optional.empty false\nTABLE fill\n",
            "filled\n"),
        run("fill"));
  }

  @Test
  void optionsOfEveryTypeAreReadAtEveryPlace() {
    assertEquals(
        new Result(
            0,
            "fill 0 Optional[-5] PT2S Optional[DARK_BLUE] [a b, c] Optional[x/y] true\n"
                + "JSON fill --batch=auto --limit -5 --pause 2s --colour dark-blue --tag 'a b'"
                + " --tag c --out x/y -n --format json --quiet\n",
            ""),
        run(
            "fill",
            "--batch=auto",
            "--limit",
            "-5",
            "--pause",
            "2s",
            "--colour",
            "dark-blue",
            "--tag",
            "a b",
            "--tag",
            "c",
            "--out",
            "x/y",
            "-n",
            "--format",
            "json",
            "--quiet"));
  }

  @Test
  void globalOptionsAreTakenBeforeTheCommandToo() {
    assertEquals(
        new Result(
            0,
            "fill 100 Optional.empty PT0S Optional.empty [] Optional.empty false\nCSV fill\n",
            ""),
        run("--format=csv", "--quiet", "fill"));
  }

  @Test
  void wordsAreNeitherJoinedNorSplitAgain() {
    assertEquals(
        new Result(0, "pet <x' OR '1'=\"1 # ${a}>\n", ""), run("show-pet", "x' OR '1'=\"1 # ${a}"));
  }

  @Test
  void twoDashesEndTheOptions() {
    assertEquals(new Result(0, "pet <--yes>\n", ""), run("show-pet", "--", "--yes"));
    assertEquals(new Result(0, "pet <a>\n", ""), run("--quiet", "--", "show-pet", "a"));
  }

  @Test
  void argumentsMayComeBetweenOptions() {
    assertEquals(
        new Result(0, "feed 3 [a, b] hay\n", ""), run("feed", "3", "--with", "hay", "a", "b"));
    assertEquals(new Result(0, "feed 3 [a] hay\n", ""), run("feed", "3", "a", "--with=hay"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          fil | unknown command: fil: did you mean fill?
          sho | unknown command: sho: did you mean show-pet?
          xyz | unknown command: xyz: help shows the commands
          FILL | unknown command: FILL: help shows the commands
          fill --dryrun | fill: unknown option: --dryrun: did you mean --dry-run?
          fill --dry | fill: unknown option: --dry: did you mean --dry-run?
          fill --zzz | fill: unknown option: --zzz: fill --help shows the options
          fill -x | fill: unknown option: -x: fill --help shows the options
          fill --batch | fill: missing value: --batch: fill --help shows the usage
          fill --batch --dry-run | fill: missing value: --batch: fill --help shows the usage
          fill --batch 0 | fill: wrong value for --batch: "0": give a whole number from 1 to 100000, or auto
          fill --batch -5 | fill: wrong value for --batch: "-5": give a whole number from 1 to 100000, or auto
          fill --batch many | fill: wrong value for --batch: "many": give a whole number from 1 to 100000, or auto
          fill --batch 1 --batch 2 | fill: given twice: --batch: give it once
          fill --limit 99999999999 | fill: wrong value for --limit: "99999999999": give a whole number from -2147483648 to 2147483647
          fill --pause 5 | fill: wrong value for --pause: "5": give a time from 0ms to 24h, such as 50ms, 2s or 1m
          fill --colour Red | fill: wrong value for --colour: "Red": give one of red, dark-blue
          fill --dry-run=no | fill: --dry-run takes no value: "no": leave it out
          fill --yes=maybe | fill: --yes takes no value: "maybe": leave it out
          fill --format xml | fill: wrong value for --format: "xml": give one of table, json, csv, vertical
          fill --db x.db | fill: --db stands before the command: petshell --db ... fill
          fill extra | fill: too many arguments: "extra": it takes none
          show-pet a b | show-pet: too many arguments: "b": it takes <pet-id>
          show-pet | show-pet: missing argument: <pet-id>: show-pet --help shows the usage
          show-pet -5 | show-pet: unknown option: -5: show-pet --help shows the options
          feed --with hay | feed: missing argument: <id>: feed --help shows the usage
          feed 2 a | feed: missing option: --with: give --with TEXT
          --nonsense fill | unknown option: --nonsense: a command's own options follow the command, --help shows all
          --formt json fill | unknown option: --formt: did you mean --format?
          --format json --format csv fill | given twice: --format: give it once
          --format json fill --format csv | given twice: --format: give it once
          --format | missing value: --format: give one of table, json, csv, vertical
          --format xml fill | wrong value for --format: "xml": give one of table, json, csv, vertical
          --read-only=yes fill | --read-only takes no value: "yes": leave it out
          --file a.pets fill | a command and a command file: --file a.pets: give one of them
          --var 1x=2 fill | wrong value for --var: "1x=2": give a definition such as id=cm123
          --demo --db a.db where | two databases: --demo and --db a.db: give one of them
          include a.pets | include stands in command files only: a.pets: use script
          """)
  void wordsThatMakeNoSenseRunNothing(String words, String message) {
    assertEquals(new Result(2, "", "error: " + message + "\n"), run(words.split(" ")));
  }

  @Test
  void aFailureIsOneHarmlessLine() {
    assertEquals(
        new Result(1, "trying\n", "error: no such pet: \"a\\u001b\"\n"), run("fail", "well"));
  }

  @ParameterizedTest
  @CsvSource({"badly, the bowl is broken", "silently, no reason known", "deeply, no reason known"})
  void anUnexpectedFailureIsOneLineToo(String how, String reason) {
    assertEquals(
        new Result(
            1, "trying\n", "error: broke unexpectedly: " + reason + ": --debug shows where\n"),
        run("fail", how));
  }

  @Test
  void debugAddsTheStackTrace() {
    Result result = run("--debug", "fail", "badly");
    assertEquals(1, result.code());
    assertTrue(
        result
            .err()
            .startsWith(
                """
                error: broke unexpectedly: the bowl is broken: --debug shows where
                java.lang.IllegalStateException: the bowl is broken
                    at petshell.shell.TestCommands$Fail.fail("""),
        result.err());
  }

  @Test
  void aCommandHasAnExitCodeOfItsOwn() {
    assertEquals(new Result(3, "1 wrong\n", ""), run("check"));
  }

  @Test
  void standardInputIsNotReadWithACommand() {
    assertEquals(
        new Result(0, "pet <a>\n", ""), new ShellHarness().typing("bogus\n").run("show-pet", "a"));
  }

  private static Result run(String... arguments) {
    return new ShellHarness().run(arguments);
  }
}
