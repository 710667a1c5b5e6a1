package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ShellHarness.Result;
import petshell.shell.call.Terminals;

class CommandFileTest {
  private static final String DATABASE = "FOLDER/dev.db\n";
  private static final String[] IDS = {
    "a", "b", "c", "1", "2", "3", "ab", "bc", "a b", "c#d", "a\\\\", "x y-1", "${id}"
  };

  @TempDir private Path folder;
  private CommandHarness pets;

  @BeforeEach
  void namePets() {
    pets = CommandHarness.demo(folder).withPets(IDS);
  }

  @Test
  void commentsAndBlankLinesAreSkipped() {
    assertEquals(
        new Result(0, "a b\nc#d\n", ""),
        typed(
            """
            # one
            -- two
            // three
              # four \\

            show-pet 'a b'
              show-pet c#d
            --five --format json
            --formatted
            """));
  }

  @Test
  void aLineMayStartWithGlobalOptions() {
    assertEquals(
        new Result(
            2,
            "id\r\na\r\n",
            "<stdin>:3: error: --db is fixed once petshell runs; use open to change the database\n"),
        firstColumn(
            typed("--quiet --format csv show-pet a\n-q show-pet a\nshow-pet a --db b.db\n")));
  }

  private static Result firstColumn(Result result) {
    return new Result(
        result.code(), result.out().replaceAll("(?m)^([^,\r\n]*)[^\r\n]*", "$1"), result.err());
  }

  @Test
  void theFirstFailingLineStopsTheFileAndIsNamed() throws IOException {
    Path file = write("b.pets", "show-pet a\n\nshow-pet 'no\u001bne'\nshow-pet c\n");
    assertEquals(
        new Result(
            1,
            "a\n",
            "FOLDER/b.pets:3: error: no pet has an id that starts with \"no\\u001bne\"; see list-pets\n"),
        run("-f", file.toString()));
    assertEquals(
        new Result(2, "a\n", "<stdin>:2: error: unknown command bogus; help lists the commands\n"),
        typed("show-pet a\nbogus\nshow-pet c"));
  }

  @Test
  void aLineThatEndsWithACodeOfItsOwnIsNamedToo() {
    assertEquals(
        new Result(3, DATABASE, "<stdin>:1: error: status --check --quiet ended as pending\n"),
        typed("status --check --quiet\nshow-pet a\n"));
  }

  @Test
  void keepGoingRunsOnAndEndsWithTheFirstFailure() {
    assertEquals(
        new Result(
            3,
            DATABASE + "a\n",
            """
            <stdin>:1: error: status --check ended as pending
            <stdin>:2: error: unknown command bogus; help lists the commands
            """),
        typed("status --check\nbogus\nshow-pet a\n", "--keep-going"));
  }

  @Test
  void echoShowsEachLineBeforeItRuns() {
    assertEquals(new Result(0, "a\n", "+   show-pet  a\n"), typed("#x\n  show-pet  a\n", "--echo"));
  }

  @Test
  void onATerminalEachLineIsShownUnlessQuietIsAskedFor() throws IOException {
    String file = write("e.pets", "#x\nshow-pet a\nshow-pet b\n").toString();
    ShellHarness terminal = new ShellHarness().onTerminal();
    String[] call = {"--db", pets.database().file().toString(), "--format", "csv", "-f", file};
    assertEquals("\n+ show-pet a\n\n+ show-pet b\n", terminal.run(call).err());
    assertEquals(
        "",
        terminal.run(Stream.concat(Stream.of("-q"), Stream.of(call)).toArray(String[]::new)).err());
    String[] results = {"--db", pets.database().file().toString(), "-f", file};
    Terminals piped = new Terminals(true, false, true, 80, 24, StandardCharsets.UTF_8);
    assertEquals("", new ShellHarness().on(piped).run(results).err());
  }

  @Test
  void aBackslashAtTheEndContinuesTheLine() {
    assertEquals(
        new Result(
            2, "ab\na\n", "<stdin>:6: error: unknown command bogus; help lists the commands\n"),
        typed("show-pet a\\\nb\n# no \\\nshow-pet \\\n  a\nbogus \\\n x\n"));
    assertEquals(new Result(0, "a\n", ""), typed("show-pet a\\"));
    assertEquals(new Result(0, "a\\\\\n", ""), typed("show-pet a\\\\\n"));
  }

  @Test
  void windowsLineEndsAndAByteOrderMarkAreTaken() {
    assertEquals(
        new Result(0, "a\nb\n", ""), typed("\uFEFFshow-pet a\r\n\r\nshow-pet \\\r\nb\r\n"));
  }

  @Test
  void lineEndsOfOldMacsAreTaken() {
    assertEquals(
        new Result(
            2, "a\nbc\n", "<stdin>:6: error: unknown command bogus; help lists the commands\n"),
        typed("# nightly\rshow-pet a\r\rshow-pet b\\\rc\rbogus\rshow-pet never\r"));
    assertEquals(new Result(0, "a\nb\n", ""), typed("\rshow-pet a\r\n\rshow-pet b"));
  }

  @Test
  void aLineWithNulIsNamed() {
    byte[] bytes = "# a\nshow-pet a\n".getBytes(StandardCharsets.UTF_16LE);
    assertEquals(
        new Result(
            2,
            "",
            "<stdin>:1: error: the line has a NUL character; is this a command file in UTF-8?\n"),
        pets.typing(bytes).run().subjects());
  }

  @Test
  void aLineThatIsNoTextIsNamed() {
    byte[] bytes = "show-pet a\nshow-pet \u00ff\n".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        new Result(2, "a\n", "<stdin>:2: error: not UTF-8 text; is this a command file?\n"),
        pets.typing(bytes).run().subjects());
  }

  @Test
  void variablesAreSetOnTheCommandLine() {
    assertEquals(
        new Result(0, "x y-1\n${id}\n", ""),
        typed("show-pet ${id}-${n}\nshow-pet $${id}\n", "--var", "id=x y", "--var=n=1"));
    assertEquals(
        new Result(2, "", "<stdin>:2: error: unset variable ${id}; set it with --var id=VALUE\n"),
        typed("\nshow-pet ${id}\n"));
  }

  @Test
  void aFileIncludesAnotherFromItsOwnFolder() throws IOException {
    Files.createDirectory(folder.resolve("steps"));
    write("steps/two.pets", "show-pet 2\nquit\nshow-pet never\n");
    write("steps/one.pets", "show-pet 1\ninclude two.pets\n");
    Path main = write("main.pets", "include steps/one.pets\nshow-pet 3\n");
    assertEquals(new Result(0, "1\n2\n3\n", ""), run("--file=" + main));
  }

  @Test
  void aFailureInAnIncludedFileIsPrintedOnceWithItsOwnLine() throws IOException {
    write("inner.pets", "show-pet a\nbogus\n");
    Path main = write("main.pets", "include inner.pets\nshow-pet b\n");
    assertEquals(
        new Result(
            2,
            "a\n",
            "FOLDER/inner.pets:2: error: unknown command bogus; help lists the commands\n"),
        run("-f", main.toString()));
  }

  @Test
  void aCircleOfFilesIsAnError() throws IOException {
    Path one = write("one.pets", "include two.pets\n");
    write("two.pets", "show-pet a\nscript '" + one + "'\n");
    assertEquals(
        new Result(
            1,
            "a\n",
            "FOLDER/two.pets:2: error: the command file includes itself: FOLDER/one.pets;"
                + " remove that include\n"),
        run("-f", one.toString()));
  }

  @Test
  void aCircleThroughOtherNamesIsAnError() throws IOException {
    Path one = write("one.pets", "script '" + folder.resolve("two.pets") + "'\n");
    Files.createLink(folder.resolve("two.pets"), one);
    assertEquals(
        new Result(
            1,
            "",
            "FOLDER/one.pets:1: error: the command file includes itself: FOLDER/two.pets;"
                + " remove that include\n"),
        run("-f", one.toString()));
  }

  @Test
  void quitEndsTheFile() {
    assertEquals(new Result(0, "a\n", ""), typed("show-pet a\nexit\nbogus\n"));
  }

  @Test
  void aMissingFileIsAFailure() {
    assertEquals(
        new Result(1, "", "error: there is no command file none.pets; check its name\n"),
        run("-f", "none.pets"));
    assertEquals(
        new Result(1, "", "error: cannot read the command file FOLDER: Is a directory\n"),
        run("-f", folder.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing"})
  void aFileWithoutCommandsIsDone(String text) {
    assertEquals(new Result(0, "", ""), typed(text));
  }

  @Test
  void aDashIsStandardInput() {
    assertEquals(new Result(0, "a\n", ""), typed("show-pet a\n", "-f", "-"));
  }

  @Test
  void openChangesTheDatabaseForTheLinesThatFollow() throws IOException {
    Path other = Files.copy(pets.database().file(), folder.resolve("other.db"));
    assertEquals(
        new Result(0, DATABASE + "FOLDER/other.db\n", "Now working on FOLDER/other.db.\n"),
        typed("status\nopen 'file:" + other + "?connection_limit=1'\nstatus\n"));
    assertEquals(
        new Result(
            1,
            "",
            "<stdin>:1: error: there is no database none.db; check the path; init makes a new one\n"),
        typed("open none.db\n"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Result typed(String text, String... arguments) {
    return pets.typing(text).run(arguments).subjects();
  }

  private Result run(String... arguments) {
    return pets.run(arguments).subjects();
  }
}
