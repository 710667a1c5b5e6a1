package petshell.shell;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import petshell.shell.ShellHarness.Result;
import petshell.shell.line.Variables;
import petshell.shell.line.WordScanner;

/**
 * All that every command prints, off a terminal and on one with colours. The texts are in {@code
 * src/test/resources/transcripts}, each with the database it starts with and its calls in its first
 * lines; {@code -Dtranscripts.write=true} writes them anew, to be read before they are kept.
 */
class TranscriptTest {
  /** A line of progress that a slow machine draws more than once. */
  private static final Pattern DRAWN_AGAIN = Pattern.compile("(<cr>[^<]*<esc>\\[K)\\1+");

  /** Where a terminal's line is broken depends on the length of the folder's name. */
  private static final Pattern BROKEN =
      Pattern.compile("(?m)(error:<esc>.*|warning:<esc>.*)\n  (?=\\S)");

  private static final Path TEXTS = Path.of("src/test/resources/transcripts");

  /** Makes another pet each time, and prints a script; their own tests compare what counts. */
  private static final Set<String> TESTED_ALONE = Set.of("create-pet", "completion");

  /** The databases that a transcript may start with, by their names in its first line. */
  private static final Map<String, Function<Path, CommandHarness>> STARTS =
      Map.of(
          "demo", CommandHarness::demo,
          "migrated", CommandHarness::migrated,
          "filled", CommandHarness::filled,
          "spoilt", TranscriptTest::spoilt,
          "withFile", TranscriptTest::withFile);

  /**
   * What is called, and on which database; the first lines of a transcript say it.
   *
   * @param start the name of the database
   * @param calls the calls, of which the last one is shown
   */
  private record Scene(String start, List<String> calls) {
    private static final String START = "start: ";
    private static final String CALL = "call: ";

    static Scene of(Path file) throws IOException {
      List<String> lines = Files.readAllLines(file);
      return new Scene(
          lines.get(0).substring(START.length()),
          lines.stream()
              .takeWhile(line -> !line.startsWith("==="))
              .filter(line -> line.startsWith(CALL))
              .map(line -> line.substring(CALL.length()))
              .toList());
    }

    String call() {
      return calls.get(calls.size() - 1);
    }

    String heading() {
      return START
          + start
          + "\n"
          + calls.stream().map(call -> CALL + call + "\n").collect(joining());
    }
  }

  static List<Path> transcripts() throws IOException {
    try (Stream<Path> files = Files.list(TEXTS)) {
      return files.sorted().toList();
    }
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("transcripts")
  void allThatIsPrintedIsAsItWas(Path file) throws IOException {
    Scene scene = Scene.of(file);
    String text = scene.heading();
    text += transcript(scene, "off a terminal", Function.identity());
    text += transcript(scene, "on a terminal", pets -> pets.onTerminal().inColour().typing("y\n"));
    if (Boolean.getBoolean("transcripts.write")) {
      Files.writeString(file, text);
    }
    assertEquals(Files.readString(file), text);
  }

  @Test
  void everyCommandHasOne() throws IOException {
    Set<String> missing = ProgramCommands.names().collect(toCollection(TreeSet::new));
    for (Path file : transcripts()) {
      missing.removeAll(List.of(Scene.of(file).call().split(" ", -1)));
    }
    missing.removeAll(TESTED_ALONE);
    assertEquals(Set.of(), missing);
  }

  private String transcript(
      Scene scene, String where, Function<CommandHarness, CommandHarness> changes)
      throws IOException {
    // Without blanks, at which a terminal's lines are broken.
    Path place = Files.createDirectory(folder.resolve(where.replace(' ', '-')));
    CommandHarness pets = STARTS.get(scene.start()).apply(place);
    for (String before : scene.calls().subList(0, scene.calls().size() - 1)) {
      assertEquals(0, run(pets, place, before).code());
    }
    Result result = run(changes.apply(pets), place, scene.call());
    String files =
        pets.files().keySet().stream()
            .filter(name -> !name.equals("dev.db"))
            .sorted(Comparator.naturalOrder())
            .map(name -> "file " + name + "\n")
            .reduce("", String::concat);
    return String.format(
            Locale.ROOT,
            "=== %s: %s: %d\n--- standard output\n%s--- standard error\n%s%s",
            scene.call(),
            where,
            result.code(),
            "%s",
            "%s",
            files)
        .formatted(visible(result.out()), visible(result.err()));
  }

  private static Result run(CommandHarness pets, Path place, String words) {
    List<String> all =
        WordScanner.read(words, Variables.none()).stream()
            .map(word -> word.replace("FOLDER", place.toString()))
            .toList();
    String[] array = all.toArray(String[]::new);
    return words.startsWith("--db") ? pets.runBare(array) : pets.run(array);
  }

  private static String visible(String text) {
    String ended = text.isEmpty() || text.endsWith("\n") ? text : text + "<no line end>\n";
    String visible = ended.replace("\u001b", "<esc>").replace("\r", "<cr>");
    String whole = DRAWN_AGAIN.matcher(visible).replaceAll("$1");
    while (BROKEN.matcher(whole).find()) {
      whole = BROKEN.matcher(whole).replaceAll("$1 ");
    }
    return whole;
  }

  private static CommandHarness spoilt(Path folder) {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database()
        .execute(
            "UPDATE Pet SET traits = '{' WHERE rowid <= 3",
            "UPDATE Pet SET traits = NULL WHERE rowid = 4");
    return pets;
  }

  private static CommandHarness withFile(Path folder) {
    try {
      Files.writeString(folder.resolve("one.pets"), "# one line\nversion\nshow-pet nobody\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CommandHarness.demo(folder);
  }
}
