package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.shell.ShellHarness.Result;

class OneShotTest {
  private static final String LAST_RUN =
      "SELECT commandLine, outcome, changed, batches FROM petshell_run ORDER BY number DESC LIMIT 1";

  @TempDir private Path folder;

  @Test
  void defaultsReplaceWhatIsNotGiven() {
    CommandHarness pets = CommandHarness.migrated(folder);
    Result listed = pets.run("list-pets", "--format", "csv");
    assertEquals(41, listed.out().lines().count());
    assertEquals("Showing 40 of 92; more with --limit 80\n", listed.err());
    pets.run("backfill");
    assertEquals(List.of("backfill|completed|92|1"), pets.database().query(LAST_RUN));
  }

  @Test
  void optionsOfEveryTypeAreReadAtEveryPlace() {
    CommandHarness pets = CommandHarness.migrated(folder);
    Result result =
        pets.run(
            "backfill",
            "--batch=10",
            "--limit",
            "25",
            "--pause",
            "2ms",
            "--format",
            "json",
            "--quiet");
    assertEquals("", result.err());
    assertTrue(result.out().contains("\"remaining\": 67,"), result.out());
    assertEquals(
        List.of("backfill --batch=10 --limit 25 --pause 2ms --format json --quiet|completed|25|3"),
        pets.database().query(LAST_RUN));
    assertEquals(
        0, pets.run("regen", "--state", "drifted", "--yes", "--state=missing", "--quiet").code());
    assertEquals(
        List.of("regen --state drifted --yes --state=missing --quiet|completed|67|1"),
        pets.database().query(LAST_RUN));
    Path picture = folder.resolve("a b.png");
    String id = pets.database().query("SELECT MIN(id) FROM Pet").get(0);
    assertEquals(0, pets.run("draw", "--size=64", id, "--out", picture.toString()).code());
    assertTrue(Files.exists(picture));
  }

  @Test
  void globalOptionsAreTakenBeforeTheCommandToo() {
    Result result =
        CommandHarness.demo(folder).run("--format=csv", "--quiet", "list-pets", "--limit", "1");
    assertEquals("", result.err());
    assertTrue(result.out().startsWith("id,name,state,"), result.out());
  }

  @Test
  void wordsAreNeitherJoinedNorSplitAgain() {
    assertEquals(
        new Result(0, "x' OR '1'=\"1 # ${a}\n", ""),
        withPets("x' OR '1'=\"1 # ${a}").run("show-pet", "x' OR '1'=\"1 # ${a}").subjects());
  }

  @Test
  void twoDashesEndTheOptions() {
    CommandHarness pets = withPets("--yes", "a");
    assertEquals(new Result(0, "--yes\n", ""), pets.run("show-pet", "--", "--yes").subjects());
    assertEquals(new Result(0, "a\n", ""), pets.run("--plain", "--", "show-pet", "a").subjects());
    assertEquals(new Result(0, "--yes\n", ""), pets.run("--", "show-pet", "--yes").subjects());
    assertEquals(
        new Result(2, "", "error: show-pet: too many arguments: \"--quiet\"; it takes <id>\n"),
        pets.run("show-pet", "--", "a", "--quiet"));
    assertEquals(0, pets.runBare("--", pets.database().file().toString(), "show-pet", "a").code());
  }

  @Test
  void argumentsMayComeBetweenOptions() {
    CommandHarness pets = CommandHarness.filled(folder).withPets("a", "b");
    for (String call :
        List.of(
            "regen --dry-run a --quiet b --format csv",
            "regen a --format=csv b --dry-run --quiet")) {
      Result result = pets.run(call.split(" "));
      assertEquals(0, result.code(), result.err());
      assertTrue(result.out().contains(",2,"), result.out());
    }
    assertEquals(
        0, pets.run("create-pet", "--owner", "user7@example.test", "Milo the Second").code());
    assertEquals(
        List.of("1"), pets.database().query("SELECT COUNT(*) FROM Pet WHERE name LIKE '% Second'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          backfil | unknown command backfil; did you mean backfill?
          sho | unknown command sho; did you mean show-pet?
          xyz | unknown command xyz; help lists the commands
          BACKFILL | unknown command BACKFILL; help lists the commands
          backfill --dryrun | backfill: unknown option --dryrun; did you mean --dry-run?
          backfill --dry | backfill: unknown option --dry; did you mean --dry-run?
          backfill --zzz | backfill: unknown option --zzz; see help backfill
          backfill -x | backfill: unknown option -x; see help backfill
          backfill --batch | backfill: missing value for --batch; see help backfill
          backfill --batch --dry-run | backfill: missing value for --batch; see help backfill
          backfill --batch 0 | backfill: wrong value for --batch: "0"; give a whole number from 1 to 100,000, or auto
          backfill --batch -5 | backfill: wrong value for --batch: "-5"; give a whole number from 1 to 100,000, or auto
          backfill --batch many | backfill: wrong value for --batch: "many"; give a whole number from 1 to 100,000, or auto
          backfill --batch 1 --batch 2 | backfill: given twice: --batch; give it once
          runs --limit 99999999999 | runs: wrong value for --limit: "99999999999"; give a whole number from 0 to 1,000,000
          backfill --pause 5 | backfill: wrong value for --pause: "5"; give a time from 0ms to 24h, such as 50ms, 2s or 1m
          list-pets --sort Name | list-pets: wrong value for --sort: "Name"; give one of id, name, created, rarity
          backfill --dry-run=no | backfill: --dry-run takes no value: "no"; leave it out
          backfill --yes=maybe | backfill: --yes takes no value: "maybe"; leave it out
          backfill --format xml | backfill: wrong value for --format: "xml"; give one of table, json, jsonl, csv, vertical
          stat | unknown command stat; did you mean stats or status?
          select 1; | unknown command select; use sql "SELECT ..."
          \\dt | unknown command \\dt; use sql "SELECT name, sql FROM sqlite_master", or of information_schema.columns on PostgreSQL
          .tables; | unknown command .tables;; use sql "SELECT name, sql FROM sqlite_master", or of information_schema.columns on PostgreSQL
          \\l | unknown command \\l; status shows the database
          history | unknown command history; runs lists what was done, Ctrl-R searches typed lines
          exit now | exit: too many arguments: "now"; leave it out
          ls now | ls: too many arguments: "now"; leave it out
          staus | unknown command staus; did you mean stats or status?
          backfill --fil x | backfill: unknown option --fil; did you mean --file?
          --databse x.db status | unknown option --databse; see petshell --help
          --db x.db status --db y.db | given twice: --db; give it once
          status --db | missing value for --db; give the name of a file
          status --file a.pets | a command and a command file: --file a.pets; give one of them
          --demo status --db a.db | two databases: --demo and --db a.db; name one of them
          a.db --db b.db status | two databases: a.db and --db b.db; name one of them
          a.db status --db b.db | two databases: a.db and --db b.db; name one of them
          --demo a.db status | two databases: a.db and --demo; name one of them
          a.db b.db status | unknown command b.db; use open b.db
          --yes --frmat json status | unknown option --frmat; did you mean --format?
          -qy status | unknown option -qy; see petshell --help
          status -qy | status: unknown option -qy; see help status
          backfill extra | backfill: too many arguments: "extra"; leave it out
          show-pet a b | show-pet: too many arguments: "b"; it takes <id>
          show-pet | show-pet: missing argument: <id>; see help show-pet
          show-pet -5 | show-pet: unknown option -5; see help show-pet
          create-pet --owner a | create-pet: missing argument: <name>; see help create-pet
          create-pet a | create-pet: missing option: --owner; give --owner OWNER
          --nonsense backfill | unknown option --nonsense; see petshell --help
          --formt json backfill | unknown option --formt; did you mean --format?
          --format table --format csv backfill | given twice: --format; give it once
          --format table backfill --format csv | given twice: --format; give it once
          --format | missing value for --format; give one of table, json, jsonl, csv, vertical
          --format xml backfill | wrong value for --format: "xml"; give one of table, json, jsonl, csv, vertical
          --read-only=yes backfill | --read-only takes no value: "yes"; leave it out
          --file a.pets backfill | a command and a command file: --file a.pets; give one of them
          --var 1x=2 backfill | wrong value for --var: "1x=2"; give a definition such as id=cm123
          --demo --db a.db status | two databases: --demo and --db a.db; name one of them
          include a.pets | include works only in command files; use script a.pets
          """)
  void wordsThatMakeNoSenseRunNothing(String words, String message) {
    assertEquals(
        new Result(2, "", "error: " + message + "\n"),
        CommandHarness.demo(folder).runBare(words.split(" ")));
  }

  @Test
  void aFailureIsOneHarmlessLine() {
    assertEquals(
        new Result(1, "", "error: no pet has an id that starts with \"a\\u001b\"; see list-pets\n"),
        CommandHarness.demo(folder).run("show-pet", "a\u001b"));
  }

  @Test
  void aCommandHasAnExitCodeOfItsOwn() {
    assertEquals(
        new Result(3, "FOLDER/dev.db\n", ""),
        CommandHarness.demo(folder).run("status", "--check").subjects());
  }

  @Test
  void standardInputIsNotReadWithACommand() {
    assertEquals(
        new Result(0, "a\n", ""), withPets("a").typing("bogus\n").run("show-pet", "a").subjects());
  }

  private CommandHarness withPets(String... ids) {
    return CommandHarness.demo(folder).withPets(ids);
  }
}
