package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import petshell.shell.dispatch.AnnotatedCommand;
import petshell.shell.dispatch.Parameter;
import petshell.shell.option.GlobalOption;

/** The README describes every command and option, and of none that is not there. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");

  /** A command in the first column of the table of commands, which has three columns. */
  private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| [^|]+ \\| `");

  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern OPTION = Pattern.compile("(?<![^ `=|])--[a-z][a-z-]*");

  @Test
  void everyCommandIsInTheTableOfCommandsAndNoOther() throws IOException {
    Set<String> expected = new TreeSet<>();
    ProgramCommands.all().forEach(command -> expected.add(command.getName()));
    Set<String> listed = new TreeSet<>();
    LISTED.matcher(Files.readString(README)).results().forEach(found -> listed.add(found.group(1)));
    assertEquals(expected, listed);
  }

  @Test
  void everyOptionOfACommandIsInItsRow() throws IOException {
    List<String> lines = Files.readAllLines(README);
    Set<String> missing = new TreeSet<>();
    for (AnnotatedCommand command : ProgramCommands.all()) {
      String row =
          lines.stream()
              .filter(line -> line.startsWith("| `" + command.getName() + "` |"))
              .filter(line -> LISTED.matcher(line).find())
              .findFirst()
              .orElse("");
      for (Parameter.OfOption option : command.signature().options()) {
        if (!options(row).contains("--" + option.name())) {
          missing.add(command.getName() + " --" + option.name());
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyGlobalOptionIsThere() throws IOException {
    Set<String> there = options(Files.readString(README));
    Set<String> missing = new TreeSet<>();
    for (GlobalOption option : GlobalOption.values()) {
      if (!there.contains(option.word())) {
        missing.add(option.word());
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void noOptionIsThereThatDoesNotExist() throws IOException {
    Stream<String> own =
        ProgramCommands.all().stream()
            .flatMap(command -> command.signature().options().stream())
            .map(option -> "--" + option.name());
    Stream<String> global = Stream.of(GlobalOption.values()).map(GlobalOption::word);
    List<String> known = Stream.concat(own, global).toList();
    String withoutOtherPrograms = Files.readString(README).replaceAll("`(npx|mvn) [^`]*`", "");
    Set<String> unknown = options(withoutOtherPrograms);
    unknown.removeAll(known);
    assertEquals(Set.of(), unknown);
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
