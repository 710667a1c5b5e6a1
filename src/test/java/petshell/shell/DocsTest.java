package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import petshell.shell.dispatch.AnnotatedCommand;
import petshell.shell.option.GlobalOption;

/** The README and the documentation name what is there, and nothing that is not. */
class DocsTest {
  private static final int LONGEST_README = 120;
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]*)(?:#([^)]*))?\\)");
  private static final Pattern FILE =
      Pattern.compile("`((?:src|scripts|changelog)/[^`\\s]+)(?: [^`\n]*)?`");

  /** An option of petshell or of a command of it, in code. */
  private static final Pattern OPTION = Pattern.compile("(?<![^ `=|])--[a-z][a-z-]*");

  private static final Pattern OTHER_PROGRAM = Pattern.compile("`(npx|mvn|scripts/bench) [^`]*`");

  /** A command that is typed, with what it is called with. */
  private static final Pattern TYPED =
      Pattern.compile("(?m)^[^#\n]*petshell [^#\n]*\\.db ([a-z]+(?:-[a-z]+)*)");

  @Test
  void theReadmeIsShort() throws IOException {
    long lines = Files.readAllLines(DocsPages.README).size();
    assertTrue(lines <= LONGEST_README, lines + " lines");
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    Set<String> broken = new TreeSet<>();
    for (Path page : DocsPages.all()) {
      // In the archive, the README lies beside the folder of the documentation.
      Path from =
          page.equals(DocsPages.ARCHIVE_README) ? DocsPages.FOLDER.resolveSibling("README") : page;
      for (MatchResult link : LINK.matcher(DocsPages.prose(page)).results().toList()) {
        Path target = link.group(1).isEmpty() ? page : from.resolveSibling(link.group(1));
        String place = link.group(2);
        if (!Files.exists(target)
            || (place != null && !DocsPages.anchors(target).contains(place))) {
          broken.add(page + ": " + link.group());
        }
      }
    }
    assertEquals(Set.of(), broken);
  }

  @Test
  void everyFileThatIsNamedIsThere() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Path page : DocsPages.all()) {
      FILE.matcher(DocsPages.prose(page))
          .results()
          .map(named -> named.group(1))
          .filter(named -> !Files.exists(Path.of(named)))
          .forEach(named -> missing.add(page + ": " + named));
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyPageIsLinkedFromBothReadmes() throws IOException {
    for (Path readme : List.of(DocsPages.README, DocsPages.ARCHIVE_README)) {
      String text = Files.readString(readme);
      for (Path page : DocsPages.all()) {
        boolean isDocs = page.startsWith(DocsPages.FOLDER) && !page.endsWith("contributing.md");
        assertTrue(!isDocs || text.contains("docs/" + page.getFileName() + ")"), page.toString());
      }
    }
  }

  @Test
  void everyGlobalOptionIsExplained() throws IOException {
    Set<String> there = options(Files.readString(DocsPages.FOLDER.resolve("shell.md")));
    Set<String> missing =
        Stream.of(GlobalOption.values())
            .map(GlobalOption::word)
            .filter(word -> !there.contains(word))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), missing);
  }

  @Test
  void noOptionIsThereThatDoesNotExist() throws IOException {
    Set<String> known =
        Stream.concat(
                ProgramCommands.all().stream()
                    .flatMap(command -> command.signature().options().stream())
                    .map(option -> "--" + option.name()),
                Stream.of(GlobalOption.values()).map(GlobalOption::word))
            .collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    for (Path page : DocsPages.all()) {
      options(OTHER_PROGRAM.matcher(DocsPages.prose(page)).replaceAll("")).stream()
          .filter(option -> !known.contains(option))
          .forEach(option -> unknown.add(page + ": " + option));
    }
    assertEquals(Set.of(), unknown);
  }

  @Test
  void everyCommandThatIsTypedExists() throws IOException {
    Set<String> known = ProgramCommands.names().collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    for (Path page : DocsPages.all()) {
      TYPED
          .matcher(Files.readString(page))
          .results()
          .map(typed -> typed.group(1))
          .filter(command -> !known.contains(command))
          .forEach(command -> unknown.add(page + ": " + command));
    }
    assertEquals(Set.of(), unknown);
  }

  @Test
  void everyCommandThatCanChangeSomethingIsInTheTableOfWaysBack() throws IOException {
    Set<String> rows =
        Files.readAllLines(DocsPages.FOLDER.resolve("safety.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .flatMap(line -> CODE.matcher(line.split("\\|", -1)[1]).results())
            .map(code -> code.group(1).split(" ", -1)[0])
            .collect(Collectors.toSet());
    Set<String> missing =
        ProgramCommands.all().stream()
            .filter(
                command -> command.changes().filter(what -> !what.throughCommands()).isPresent())
            .map(AnnotatedCommand::getName)
            .filter(name -> !rows.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), missing);
  }

  /** Returns the options that are in code within lines. */
  private static Set<String> options(String text) {
    Set<String> found = new TreeSet<>();
    CODE.matcher(text)
        .results()
        .flatMap(code -> OPTION.matcher(code.group(1)).results())
        .forEach(option -> found.add(option.group()));
    return found;
  }
}
