package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.TestProcess;
import petshell.shell.ShellHarness.Result;

/** The scripts for bash and zsh, run by these shells. */
@DisabledOnOs(OS.WINDOWS)
class CompletionScriptTest {
  @TempDir private static Path packaged;

  @TempDir private Path folder;

  @BeforeAll
  static void writeScripts() throws IOException {
    PackagedTexts.main(new String[] {packaged.toString(), "1.2.3"});
  }

  @ParameterizedTest
  @CsvSource({"bash,petshell.bash", "zsh,_petshell"})
  void theScriptForTheArchivesIsWhatTheProgramPrints(String shell, String file) throws IOException {
    assertEquals(run("completion", shell).out(), Files.readString(scripts().resolve(file)));
  }

  @Test
  void anotherShellIsAnError() {
    Result result = run("completion", "fish");
    assertEquals(2, result.code());
    assertEquals(
        "error: completion: wrong value for <shell>: \"fish\"; give one of bash, zsh\n",
        result.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "petshell st|stats status",
        "petshell nope|",
        "petshell --f|--file --format",
        "petshell --format j|json jsonl",
        "petshell --format = j|json jsonl",
        "petshell --format = |csv json jsonl table vertical",
        "petshell --format =|csv json jsonl table vertical",
        "petshell --format json sta|stats status",
        "petshell --db x.db list-pets --pat|--pattern",
        "petshell --db = x.db list-pets --pattern s|spotted striped",
        "petshell --var a = b verify --s|--show --strict",
        "petshell help re|regen relax",
        "petshell completion |bash zsh",
        "petshell completion bash |--format --help --quiet",
        "petshell show-pet |",
        "petshell backfill --batch |auto",
        "petshell backfill --limit |",
        "petshell regen a b --state dr|drifted",
        "petshell regen -- --|",
        "petshell exit --q|--quiet",
        "petshell -f no-such-file --ye|--yes",
        "petshell bogus --state |",
        "petshell backfill --batch --q|--quiet",
        "petshell help --format --quiet re|regen relax",
        "petshell --format --quiet sta|stats status",
        "petshell --db = --x sta|stats status",
        "petshell regen --state -- --|",
        "petshell x.db sta|stats status",
        "petshell --read-only x.db sta|stats status",
        "petshell x.db verify --s|--show --strict",
        "petshell status --d|--db --debug --demo",
        "petshell status --db x --art |auto blocks image none",
        "petshell status --format json --busy|--busy-timeout",
        "petshell -y regen --st|--state",
      })
  void bashCompletesWords(String line, String expected) throws Exception {
    assumeTrue(isInstalled("bash"), "bash is not installed");
    assertEquals(expected == null ? "" : expected, String.join(" ", bash(line)));
  }

  @Test
  void bashCompletesFiles() throws Exception {
    assumeTrue(isInstalled("bash"), "bash is not installed");
    Files.createFile(folder.resolve("pets.db"));
    Files.createFile(folder.resolve("other"));
    assertEquals(Set.of(folder + "/pets.db"), bash("petshell --db " + folder + "/pe"));
    assertEquals(Set.of(folder + "/pets.db"), bash("petshell " + folder + "/pe"));
    assertEquals(Set.of(), bash("petshell x.db " + folder + "/pe"));
    assertEquals(Set.of(folder + "/pets.db"), bash("petshell script " + folder + "/pe"));
    assertEquals(Set.of(folder + "/pets.db"), bash("petshell backup " + folder + "/pe"));
  }

  @Test
  void bashTakesTheScriptWithEveryCareItKnows() throws Exception {
    assumeTrue(isInstalled("bash"), "bash is not installed");
    String typed =
        "set -eu; source '%s'; COMP_WORDS=(petshell st); COMP_CWORD=1; _petshell; echo ${#COMPREPLY[@]}"
            .formatted(scripts().resolve("petshell.bash").toAbsolutePath());
    assertEquals("2\n", output("bash", "--norc", "-c", typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"petshell.bash", "_petshell"})
  void theScriptsAreReadable(String file) throws Exception {
    String shell = file.equals("_petshell") ? "zsh" : "bash";
    assumeTrue(isInstalled(shell), shell + " is not installed");
    assertEquals("", output(shell, "-n", scripts().resolve(file).toString()));
  }

  private Set<String> bash(String line) throws Exception {
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      words.add("'" + word + "'");
    }
    String typed =
        String.format(
            Locale.ROOT,
            """
            source '%s'
            COMP_WORDS=(%s)
            COMP_CWORD=%d
            _petshell
            printf '%%s\\n' "${COMPREPLY[@]}"
            """,
            scripts().resolve("petshell.bash").toAbsolutePath(),
            String.join(" ", words),
            words.size() - 1);
    Set<String> offered = new TreeSet<>();
    output("bash", "--norc", "-c", typed)
        .lines()
        .filter(one -> !one.isEmpty())
        .forEach(offered::add);
    return offered;
  }

  private static String output(String... command) throws Exception {
    Process process = TestProcess.builder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  private static boolean isInstalled(String program) throws Exception {
    return TestProcess.isInstalled(program);
  }

  private static Result run(String... words) {
    return new ShellHarness().run(words);
  }

  private static Path scripts() {
    return packaged.resolve("completions");
  }
}
