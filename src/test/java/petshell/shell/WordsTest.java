package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is printed is plain English in one style, as far as a machine can see that. */
class WordsTest {
  /** Words that were replaced by the field's own: fix, skip, roll back, undo, and others. */
  private static final Pattern RETIRED =
      Pattern.compile(
          "\\b(mend\\w*|(take|takes|taken|taking) back|unasked|passed by|passes by|begun|begins? so"
              + "|of no use|as it should|in the midst|goes? on with|go on with|made anew|makes anew"
              + "|ours to|be given traits|given traits|gave traits|stands? (before|behind)|parted by)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LITERAL =
      Pattern.compile("\"\"\"\n.*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"", Pattern.DOTALL);

  private static final Pattern COMMENT =
      Pattern.compile("/\\*.*?\\*/|(?m)(?<=\\s)//.*$", Pattern.DOTALL);

  /** Four digits or more without a comma that belong to no word, time, path or fraction. */
  private static final Pattern UNGROUPED =
      Pattern.compile("(?<![\\w.,:/#'\"=-])\\d{4,}(?![\\w:/'\"-]|[.,]\\d)");

  private static final Pattern ERROR = Pattern.compile("error: (?:<esc>\\[0m )?(\\S)");
  private static final Pattern MESSAGE =
      Pattern.compile(
          "(?!\\w*: |[a-z-]+ --|\\S+ {2}|<|\\+|FOLDER|file |-|\\[|\\{|[a-z]+\\.[a-z]+ )[a-z].*\\.");

  @Test
  void retiredWordsAreNotInTheTextsOfTheProgram() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        String code = COMMENT.matcher(Files.readString(source)).replaceAll("");
        LITERAL
            .matcher(code)
            .results()
            .filter(text -> RETIRED.matcher(text.group()).find())
            .forEach(text -> found.add(source + ": " + text.group()));
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void retiredWordsAreNotInDocumentsScriptsAndChangelogs() throws IOException {
    List<String> found = new ArrayList<>();
    for (String place : List.of("README.md", "src/docs", "scripts", "changelog")) {
      try (Stream<Path> files = Files.walk(Path.of(place))) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> !file.toString().matches(".*\\.(png|svg)"))
            .forEach(
                file ->
                    lines(file)
                        .filter(line -> RETIRED.matcher(line).find())
                        .forEach(line -> found.add(file + ": " + line)));
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void numbersForPeopleAreGrouped() {
    assertEquals(
        List.of(),
        transcriptLines()
            .filter(line -> !line.contains("\":") && UNGROUPED.matcher(line).find())
            .toList());
  }

  /** On a terminal a line may be the rest of the one before it. */
  @Test
  void errorsStartInLowerCaseAndSentencesWithACapital() {
    assertEquals(
        List.of(),
        transcripts()
            .flatMap(text -> text.lines().takeWhile(line -> !line.contains(": on a terminal: ")))
            .filter(
                line ->
                    ERROR.matcher(line).results().anyMatch(start -> isCapital(start.group(1)))
                        || MESSAGE.matcher(line).matches())
            .toList());
  }

  private static boolean isCapital(String letter) {
    return Character.isUpperCase(letter.charAt(0));
  }

  private static Stream<String> transcriptLines() {
    return transcripts().flatMap(String::lines);
  }

  private static Stream<String> transcripts() {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/transcripts"))) {
      return files.map(file -> lines(file).collect(Collectors.joining("\n"))).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
