package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.job.saved.Quoting;
import petshell.shell.ShellHarness.Result;
import petshell.shell.call.ExitCode;
import petshell.shell.dispatch.AnnotatedCommand;
import petshell.shell.line.Variables;
import petshell.shell.line.WordScanner;

/** What holds for all commands. */
class EveryCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("petshell.shell.ProgramCommands#names")
  void helpShowsItsOptionsAndWhatItChanges(String command) {
    Result result = bare(command, "--help");
    assertEquals(0, result.code());
    assertEquals("", result.err());
    assertTrue(result.out().startsWith(command), result.out());
    assertTrue(result.out().contains("\nGlobal options: --"), result.out());
    assertTrue(result.out().contains("\nChanges: "), result.out());
    assertTrue(result.out().contains("\nExamples\n  " + command), result.out());
    assertEquals(result, bare("help", command));
    assertTrue(bare("help").out().matches("(?s).* \\Q" + command + "\\E[ \n].*"), command);
  }

  @ParameterizedTest
  @MethodSource("petshell.shell.ProgramCommands#all")
  void itsSummaryIsOneSentenceThatFitsALineOfHelp(AnnotatedCommand command) {
    String summary = command.getDescription();
    assertTrue(summary.matches("[A-Z][^.]*\\."), summary);
    assertTrue(summary.length() <= 60, summary);
    assertTrue(
        bare("help", "all")
            .out()
            .matches("(?s).*\n  \\Q" + command.getName() + "\\E +\\Q" + summary + "\\E\n.*"));
  }

  @Test
  void helpFitsTheSmallestScreensThatAreUsual() {
    for (int width : new int[] {40, 80, 120}) {
      ShellHarness terminal = new ShellHarness().onTerminal(width);
      String overview = terminal.run("help").out();
      assertTrue(overview.lines().count() <= (width < 80 ? 30 : 22), overview);
      ProgramCommands.names()
          .map(command -> terminal.run("help", command).out())
          .flatMap(String::lines)
          .forEach(line -> assertTrue(line.length() <= width || !line.strip().contains(" "), line));
    }
    assertTrue(bare("help", "all").out().lines().allMatch(line -> line.length() <= 80));
    assertTrue(bare("help", "options").out().lines().allMatch(line -> line.length() <= 80));
  }

  @ParameterizedTest
  @MethodSource("petshell.shell.ProgramCommands#names")
  void anOptionThatItDoesNotHaveRunsNothing(String command) {
    Result result = bare("--db", folder.resolve("none.db").toString(), command, "--nonsense");
    assertEquals(2, result.code());
    assertEquals("", result.out());
    assertEquals(
        "error: %s: unknown option --nonsense; see help %s\n".formatted(command, command),
        result.err());
  }

  @ParameterizedTest
  @MethodSource("petshell.shell.ProgramCommands#examples")
  void itsExamplesMakeSense(String example) throws IOException {
    Path file = Files.writeString(folder.resolve("one.pets"), example + "\n");
    Result result =
        bare("--db", folder.resolve("none.db").toString(), "-f", file.toString(), "--quiet");
    assertNotEquals(ExitCode.USAGE.code(), result.code(), result.err());
  }

  @ParameterizedTest
  @MethodSource("petshell.shell.ProgramCommands#reads")
  void readingLeavesEveryFileAsItWas(String call) {
    CommandHarness pets = CommandHarness.demo(folder);
    assertReadsOnly(pets, call);
    pets.run("migrate");
    pets.run("backfill", "--limit", "50");
    pets.run("regen", "014");
    assertReadsOnly(pets, call);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verify --check --strict --show 100",
        "show-pet nope",
        "regen --all --dry-run",
        "undo 1 --dry-run",
        "runs 1"
      })
  void soDoesALookThatFindsMuchOrNothing(String call) {
    readingLeavesEveryFileAsItWas(call);
  }

  private static void assertReadsOnly(CommandHarness pets, String call) {
    Map<String, String> before = pets.files();
    int code = pets.run(words(call)).code();
    assertEquals(code, pets.run(words("--read-only " + call)).code());
    assertEquals(before, pets.files());
  }

  @ParameterizedTest
  @MethodSource("petshell.shell.ProgramCommands#writes")
  void whereOnlyReadingIsAllowedWritingIsRefused(String call) {
    CommandHarness pets = CommandHarness.migrated(folder);
    Map<String, String> before = pets.files();
    String typed = Quoting.join(List.of(words(call)));
    assertEquals(
        new Result(
            4,
            "",
            "error: cannot run "
                + typed
                + ": the database is open read-only; leave out --read-only\n"),
        pets.run(words("--read-only " + call)));
    assertEquals(before, pets.files());
  }

  @ParameterizedTest
  @MethodSource("petshell.shell.ProgramCommands#ofDatabase")
  void whatIsNotTheWebAppsDatabaseIsAnErrorOfOneLineAndIsNotTouched(String call)
      throws IOException {
    Path missing = folder.resolve("missing.db");
    Path text = Files.writeString(folder.resolve("text.db"), "this is no database\n".repeat(300));
    Path empty = Files.createFile(folder.resolve("empty.db"));
    String json = call.contains("--format") ? "" : "--format json ";
    for (Path file : List.of(missing, text, empty, folder, missing.resolve("dev.db"))) {
      Result result = bare(words("--db " + file + " " + json + call));
      assertEquals(1, result.code(), file + ": " + result);
      assertEquals("", result.out());
      assertTrue(result.err().matches("(error: |\\{\"error\":)[^\n]+\n"), result.err());
      assertFalse(result.err().contains("internal"), result.err());
    }
    assertFalse(Files.exists(missing));
    assertEquals(0, Files.size(empty));
    assertEquals(6000, Files.size(text));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void formatYesAndQuietAreTakenBeforeAndAfterTheCommand() {
    CommandHarness pets = CommandHarness.filled(folder).keeping(2);
    for (String call :
        List.of(
            "--format json verify",
            "verify --format json",
            "verify --format=json",
            "--format json verify --show 1",
            "verify --show 1 --format json")) {
      assertTrue(pets.run(call.split(" ")).out().startsWith("{\n  \"total\": 2,\n"), call);
    }
    pets.database().execute("UPDATE Pet SET traits = NULL");
    assertEquals(0, pets.run("--yes", "--quiet", "regen", "--all").code());
    pets.database().execute("UPDATE Pet SET traits = NULL");
    assertEquals("", pets.run("regen", "--quiet", "--all", "--yes").err());
  }

  @Test
  void withoutANamedDatabaseNothingIsRun() {
    Result nothing =
        new Result(
            2,
            "",
            "error: no database is named; give FILE or --db FILE, or set PETSHELL_DB or DATABASE_URL\n");
    assertEquals(nothing, bare("status"));
    assertEquals(nothing, bare("migrate"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PETSHELL_DB", "DATABASE_URL"})
  void theDatabaseCanBeNamedByTheEnvironment(String variable) {
    CommandHarness pets = CommandHarness.demo(folder);
    String value = (variable.equals("DATABASE_URL") ? "file:" : "") + pets.database().file();
    assertEquals(0, pets.with(variable, value).runBare("status").code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?.db",
        "#.db",
        "%20.db",
        "a b.db",
        "a+b.db",
        "a&b=c.db",
        "ä🐾.db",
        "'\".db",
        "-x.db"
      })
  void aDatabaseMayHaveAnyName(String name) throws IOException {
    CommandHarness pets = CommandHarness.migrated(folder);
    Path file = Files.move(pets.database().file(), folder.resolve(name));
    Result result = bare("--db", file.toString(), "--format", "json", "status");
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("\"total\": 92,"), result.out());
    assertEquals(0, bare("--db", file.toString(), "backfill", "--quiet").code());
    assertEquals(0, bare("--db", file.toString(), "verify", "--check").code());
    assertEquals(0, bare("--db", file.toString(), "rollback", "--yes").code());
  }

  private static Result bare(String... words) {
    return new ShellHarness().run(words);
  }

  private static String[] words(String line) {
    return WordScanner.read(line, Variables.none()).toArray(String[]::new);
  }
}
