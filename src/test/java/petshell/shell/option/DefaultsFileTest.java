package petshell.shell.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness;
import petshell.shell.ShellHarness.Result;
import petshell.shell.call.Terminals;
import petshell.shell.command.Commands;

/** The file of defaults in the configuration folder. */
class DefaultsFileTest {
  @TempDir private Path folder;

  @Test
  void itsLinesAreOptionsThatNeedNotBeTyped() throws IOException {
    write("# mine\n\n  format   json\r\nbatch 10\nquiet\n");
    Result result = backfill("--limit", "25");
    assertEquals("", result.err());
    assertTrue(result.out().contains("\"batches\": 3,"), result.out());
  }

  @Test
  void aDefaultMayBeAWord() throws IOException {
    Path file = write("batch auto\n");
    assertEquals(
        Map.of("batch", "auto"),
        DefaultsFile.read(file, Map.of("batch", Commands.batchSize())).ofCommands());
    assertEquals(0, backfill().code());
  }

  @Test
  void whatIsTypedCountsMore() throws IOException {
    write("batch 10\nformat vertical\nquiet\n");
    Result typed = backfill("--limit", "25", "--batch", "20", "--format", "json");
    assertTrue(typed.out().contains("\"batches\": 2,"), typed.out());
    Result fromFile = backfill("--limit", "25", "--format", "json");
    assertTrue(fromFile.out().contains("\"batches\": 3,"), fromFile.out());
    Result before = migrated().run("--format", "csv", "backfill", "--limit", "1");
    assertTrue(before.out().startsWith("run,outcome,"), before.out());
  }

  @Test
  void theOperatorOfTheJournalCanBeSet() throws IOException {
    write("operator 'Mia B.'\nbatch 50\nformat csv\n");
    CommandHarness pets = CommandHarness.migrated(folder).with("XDG_CONFIG_HOME", config());
    String file = pets.database().file().toString();
    pets.onTerminal().runBare("--db", file, "--quiet", "backfill");
    String runs = pets.runBare("--db", file, "--format", "json", "runs", "--limit", "1").out();
    assertTrue(runs.contains("\"operator\": \"Mia B.\""), runs);
    assertTrue(runs.contains("\"batches\": 2"), runs);
  }

  @Test
  void offATerminalItIsNotReadAndItsMistakesDoNoHarm() throws IOException {
    write("format json\nnonsense\n");
    Result expected = CommandHarness.demo(folder).run("list-pets");
    assertTrue(expected.out().startsWith("ID  "), expected.out());
    CommandHarness pets = CommandHarness.demo(folder).with("XDG_CONFIG_HOME", config());
    assertEquals(expected, pets.run("list-pets"));
    pets.on(new Terminals(true, false, false, 80, 24, StandardCharsets.UTF_8));
    assertEquals(expected, pets.run("list-pets"));
    pets.on(new Terminals(false, true, false, 400, 24, StandardCharsets.UTF_8));
    assertEquals(0, pets.run("list-pets").code());
  }

  @Test
  void noRcLeavesItOut() throws IOException {
    write("nonsense\n");
    assertEquals(new Result(0, "petshell unreleased\n", ""), run("--no-rc", "version"));
    assertEquals(new Result(0, "petshell unreleased\n", ""), run("--version"));
  }

  @Test
  void withoutTheFileNothingIsSaid() {
    assertEquals(new Result(0, "petshell unreleased\n", ""), run("version"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fromat json     | "fromat" cannot be set here; did you mean format?
          yes             | "yes" cannot be set here; give it with each call
          --format json   | "--format" cannot be set here; did you mean format?
          x               | "x" cannot be set here; the names are format, art, \
          no-color, plain, quiet, read-only, operator, prompt, busy-timeout, batch
          format yaml     | wrong value for format: "yaml"; give one of table, json, jsonl, csv, vertical
          batch 0         | wrong value for batch: "0"; give a whole number from 1 to 100,000, or auto
          prompt {name}>  | wrong value for prompt: "{name}>"; give a text in which {database}, \
          {path}, {state} and {operator} stand for those
          operator        | missing value for operator; give a text that is not empty
          quiet on        | quiet takes no value: "on"; leave it out
          operator Mia B. | more than one value for operator: "B."; quote a value with blanks
          operator "Mia   | unclosed quotation mark: operator "Mia; close it
          art none        | given twice: art; give it once
          """)
  void aLineThatMakesNoSenseIsNamedAndNothingIsRun(String line, String problem) throws IOException {
    Path file = write("# mine\nart none\n" + line + "\n");
    assertEquals(
        new Result(
            2,
            "",
            "error: "
                + file
                + ":3: "
                + problem
                + (problem.endsWith("?") ? " " : "; ")
                + "--no-rc ignores the file\n"),
        run("version"));
  }

  @Test
  void hostileBytesArePrintedHarmlessly() throws IOException {
    Path file = write("\u001b[31m x\n");
    assertEquals(
        new Result(
            2,
            "",
            "error: "
                + file
                + ":1: \"\\u001b[31m\" cannot be set here; the names are format, art,"
                + " no-color, plain, quiet, read-only, operator, prompt, busy-timeout, batch; --no-rc ignores"
                + " the file\n"),
        run("version"));
    Files.write(file, "quiet\n\u00e4".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        new Result(
            2,
            "",
            "error: "
                + file
                + ":2: the line is too long or not UTF-8 text; --no-rc ignores the file\n"),
        run("version"));
  }

  @Test
  void aFolderInItsPlaceIsAnError() throws IOException {
    Path file = Files.createDirectories(folder.resolve("config/petshell/petshellrc"));
    assertEquals(
        new Result(
            1, "", "error: cannot read " + file + ": it is not a file; --no-rc ignores the file\n"),
        run("version"));
  }

  private Result run(String... words) {
    return new ShellHarness().with("XDG_CONFIG_HOME", config()).onTerminal(400).run(words);
  }

  private Result backfill(String... options) {
    List<String> words = new ArrayList<>(List.of("backfill"));
    words.addAll(List.of(options));
    return migrated().run(words.toArray(String[]::new));
  }

  private CommandHarness migrated() {
    return CommandHarness.migrated(folder).with("XDG_CONFIG_HOME", config()).onTerminal();
  }

  private String config() {
    return folder.resolve("config").toString();
  }

  private Path write(String text) throws IOException {
    Path file = folder.resolve("config").resolve("petshell").resolve("petshellrc");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
