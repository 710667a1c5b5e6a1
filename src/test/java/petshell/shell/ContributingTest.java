package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import petshell.shell.dispatch.AnnotatedCommand;
import petshell.shell.option.GlobalOption;

/**
 * What is said to contributors is so: the files that it names are there, with the code it shows.
 */
class ContributingTest {
  private static final Path PAGE = Path.of("src", "docs", "contributing.md");
  private static final Pattern FILE = Pattern.compile("`(src/[^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");

  /** Code, and the text before it that names its file last. */
  private static final Pattern SHOWN =
      Pattern.compile("`(src/[^`\n]+)`:\n\n```(?:java|text)\n(.*?)```", Pattern.DOTALL);

  @Test
  void theFilesThatItNamesAreThere() throws IOException {
    String page = Files.readString(PAGE);
    Set<String> missing = new TreeSet<>();
    for (MatchResult named : FILE.matcher(page).results().toList()) {
      if (!Files.exists(Path.of(named.group(1)))) {
        missing.add(named.group(1));
      }
    }
    for (MatchResult link : LINK.matcher(page).results().toList()) {
      if (!Files.exists(PAGE.resolveSibling(link.group(1)))) {
        missing.add(link.group(1));
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void theCodeThatItShowsIsThatOfTheFile() throws IOException {
    List<MatchResult> shown = SHOWN.matcher(Files.readString(PAGE)).results().toList();
    assertEquals(fences(), 2 * (shown.size() + 1L), "all code but that for the system's shell");
    for (MatchResult one : shown) {
      List<String> lines = Files.readAllLines(Path.of(one.group(1)));
      String other =
          one.group(2)
              .lines()
              .filter(line -> !lines.contains(line))
              .collect(Collectors.joining("\n"));
      assertEquals("", other, one.group(1));
    }
  }

  @Test
  void theReadmeLeadsToIt() throws IOException {
    assertTrue(Files.readString(Path.of("README.md")).contains("(src/docs/contributing.md)"));
  }

  @Test
  void itsExamplesAreACommandAndAnOptionOfTheProgram() throws IOException {
    String page = Files.readString(PAGE);
    Optional<AnnotatedCommand> command = ProgramCommands.catalog().find(shownBy(page, "Five"));
    assertTrue(command.isPresent());
    assertTrue(GlobalOption.of(shownBy(page, "Four")).isPresent());
  }

  private static String shownBy(String page, String number) {
    return Pattern.compile(number + " things. `([a-z-]+)` shows them.")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElse("");
  }

  private static long fences() throws IOException {
    return Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("```")).count();
  }
}
