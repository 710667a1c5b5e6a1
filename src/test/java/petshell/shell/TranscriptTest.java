package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import petshell.shell.ShellHarness.Result;

/**
 * All that every command prints, off a terminal and on one with colours. The texts are in {@code
 * src/test/resources/transcripts}; {@code -Dtranscripts.write=true} writes them anew, to be read
 * before they are kept.
 */
class TranscriptTest {
  private static final Path TEXTS = Path.of("src/test/resources/transcripts");

  /** Makes another pet each time, and prints a script; their own tests compare what counts. */
  private static final Set<String> TESTED_ALONE = Set.of("create-pet", "completion");

  /** What is called, on which database, and what is typed when it asks. */
  enum Scene {
    STATUS(CommandHarness::demo, "status"),
    INIT(CommandHarness::demo, "--db FOLDER/new.db init"),
    MIGRATE(CommandHarness::demo, "migrate"),
    BACKFILL(CommandHarness::migrated, "backfill"),
    VERIFY(TranscriptTest::spoilt, "verify"),
    SHOW_PET(CommandHarness::filled, "--art none show-pet 014"),
    LIST_PETS(CommandHarness::filled, "list-pets --limit 4"),
    STATS(CommandHarness::filled, "stats"),
    RUNS(CommandHarness::filled, "runs"),
    REGEN(TranscriptTest::spoilt, "regen --state invalid"),
    UNDO(TranscriptTest::spoilt, "--yes regen --state invalid", "undo 3"),
    ENFORCE(CommandHarness::filled, "enforce"),
    RELAX(CommandHarness::filled, "enforce", "relax"),
    BACKUP(CommandHarness::demo, "backup FOLDER/copy.db"),
    DRAW(CommandHarness::filled, "draw 014 --out FOLDER/pet.svg"),
    GALLERY(CommandHarness::filled, "gallery --out FOLDER/pets.html"),
    ROLLBACK(CommandHarness::filled, "rollback"),
    UNINSTALL(CommandHarness::migrated, "--yes rollback", "uninstall"),
    HELP(CommandHarness::demo, "help quit"),
    OPEN(CommandHarness::demo, "open FOLDER/dev.db"),
    SCRIPT(TranscriptTest::withFile, "script FOLDER/one.pets"),
    INCLUDE(TranscriptTest::withFile, "include FOLDER/one.pets"),
    CLEAR(CommandHarness::demo, "clear"),
    VERSION(CommandHarness::demo, "version"),
    QUIT(CommandHarness::demo, "quit"),
    WITHOUT_TRAITS(CommandHarness::demo, "backfill");

    // Lambdas without a state of their own.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Path, CommandHarness> start;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> calls;

    Scene(Function<Path, CommandHarness> start, String... calls) {
      this.start = start;
      this.calls = List.of(calls);
    }

    private String call() {
      return calls.get(calls.size() - 1);
    }
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Scene.class)
  void allThatIsPrintedIsAsItWas(Scene scene) throws IOException {
    String text = "";
    text += transcript(scene, "off a terminal", Function.identity());
    text += transcript(scene, "on a terminal", pets -> pets.onTerminal().inColour().typing("y\n"));
    Path file = TEXTS.resolve(scene.name().toLowerCase(Locale.ROOT) + ".txt");
    if (Boolean.getBoolean("transcripts.write")) {
      Files.createDirectories(TEXTS);
      Files.writeString(file, text);
    }
    assertEquals(Files.readString(file), text);
  }

  @Test
  void everyCommandHasOne() {
    Set<String> missing = ProgramCommands.names().collect(Collectors.toCollection(TreeSet::new));
    for (Scene scene : Scene.values()) {
      missing.removeAll(List.of(scene.call().split(" ", -1)));
    }
    missing.removeAll(TESTED_ALONE);
    assertEquals(Set.of(), missing);
  }

  private String transcript(
      Scene scene, String where, Function<CommandHarness, CommandHarness> changes)
      throws IOException {
    Path place = Files.createDirectory(folder.resolve(where));
    CommandHarness pets = scene.start.apply(place);
    for (String before : scene.calls.subList(0, scene.calls.size() - 1)) {
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
        List.of(words.split(" ", -1)).stream()
            .map(word -> word.replace("FOLDER", place.toString()))
            .toList();
    String[] array = all.toArray(String[]::new);
    return words.startsWith("--db") ? pets.runBare(array) : pets.run(array);
  }

  private static String visible(String text) {
    String ended = text.isEmpty() || text.endsWith("\n") ? text : text + "<no line end>\n";
    return ended.replace("\u001b", "<esc>").replace("\r", "<cr>");
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
