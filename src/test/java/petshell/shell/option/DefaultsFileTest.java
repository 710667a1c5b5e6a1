package petshell.shell.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness;
import petshell.shell.ShellHarness.Result;
import petshell.shell.call.Terminals;

/** The file of defaults in the configuration folder. */
class DefaultsFileTest {
  private static final String REST = "Optional.empty PT0S Optional[RED] [] Optional.empty false\n";

  @TempDir private Path folder;

  @Test
  void itsLinesAreOptionsThatNeedNotBeTyped() throws IOException {
    write("# mine\n\n  format   json\r\nbatch auto\nquiet\n");
    assertEquals(
        new Result(0, "fill 0 " + REST + "JSON fill --colour red\n", ""),
        run("fill", "--colour", "red"));
  }

  @Test
  void whatIsTypedCountsMore() throws IOException {
    write("batch 250\nformat vertical\n");
    assertEquals(
        new Result(0, "fill 7 " + REST + "CSV fill --batch 7 --colour red\n", "filled\n"),
        run("--format", "csv", "fill", "--batch", "7", "--colour", "red"));
    assertEquals(
        new Result(0, "fill 250 " + REST + "JSON fill --colour red --format json\n", "filled\n"),
        run("fill", "--colour", "red", "--format", "json"));
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
    Result expected = new Result(0, "fill 100 " + REST + "TABLE fill --colour red\n", "filled\n");
    ShellHarness shell = new ShellHarness().with("XDG_CONFIG_HOME", config());
    assertEquals(expected, shell.run("fill", "--colour", "red"));
    shell.on(new Terminals(true, false, true, 80, 24, StandardCharsets.UTF_8));
    assertEquals(expected, shell.run("fill", "--colour", "red"));
    shell.on(new Terminals(false, true, true, 80, 24, StandardCharsets.UTF_8));
    assertEquals(expected, shell.run("fill", "--colour", "red"));
  }

  @Test
  void noRcLeavesItOut() throws IOException {
    write("nonsense\n");
    assertEquals(new Result(0, "pet <a>\n", ""), run("--no-rc", "show-pet", "a"));
    assertEquals(new Result(0, "petshell unreleased\n", ""), run("--version"));
  }

  @Test
  void withoutTheFileNothingIsSaid() {
    assertEquals(new Result(0, "pet <a>\n", ""), run("show-pet", "a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fromat json     | no default can be set for this: "fromat": did you mean format?
          yes             | no default can be set for this: "yes": give it with each call
          --format json   | no default can be set for this: "--format": did you mean format?
          x               | no default can be set for this: "x": the names are format, art, \
          no-color, plain, quiet, read-only, operator, prompt, busy-timeout, batch
          format yaml     | wrong value for format: "yaml": give one of table, json, csv, vertical
          batch 0         | wrong value for batch: "0": give a whole number from 1 to 100000, or auto
          prompt {name}>  | wrong value for prompt: "{name}>": give a text in which {database}, \
          {path}, {state} and {operator} stand for those
          operator        | missing value: operator: give a text that is not empty
          quiet on        | quiet takes no value: "on": leave it out
          operator Mia B. | more than one value for operator: "B.": quote a value with blanks
          operator "Mia   | unclosed quotation mark: operator "Mia: close it
          art none        | given twice: art: give it once
          """)
  void aLineThatMakesNoSenseIsNamedAndNothingIsRun(String line, String problem) throws IOException {
    Path file = write("# mine\nart none\n" + line + "\n");
    assertEquals(
        new Result(2, "", "error: " + file + ":3: " + problem + ": --no-rc leaves the file out\n"),
        run("show-pet", "a"));
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
                + ":1: no default can be set for this: \"\\u001b[31m\": the names are format, art,"
                + " no-color, plain, quiet, read-only, operator, prompt, busy-timeout, batch: --no-rc leaves"
                + " the file out\n"),
        run("show-pet", "a"));
    Files.write(file, "quiet\n\u00e4".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        new Result(
            2,
            "",
            "error: "
                + file
                + ":2: the line is too long or no UTF-8 text: --no-rc leaves the file out\n"),
        run("show-pet", "a"));
  }

  @Test
  void aFolderInItsPlaceIsAnError() throws IOException {
    Path file = Files.createDirectories(folder.resolve("config/petshell/petshellrc"));
    assertEquals(
        new Result(
            1,
            "",
            "error: the defaults cannot be read: "
                + file
                + ": it is no file: --no-rc leaves the file out\n"),
        run("show-pet", "a"));
  }

  private Result run(String... words) {
    return new ShellHarness().with("XDG_CONFIG_HOME", config()).onTerminal().run(words);
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
