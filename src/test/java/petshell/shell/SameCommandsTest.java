package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.ShellHarness.Result;
import petshell.shell.dispatch.AnnotatedCommand;
import petshell.shell.line.Variables;
import petshell.shell.line.WordScanner;

/**
 * Every command with its options, one after the other on a database of each engine: what it prints
 * and its exit code are the same. What is not the same is listed, with the reason.
 */
class SameCommandsTest {
  /** The calls whose words differ, and why. */
  private static final Map<String, String> DIFFERENT =
      Map.ofEntries(
          Map.entry("status --format json", "names the engine, its version and its size"),
          Map.entry("backfill --dry-run", "shows the first pets in the order of the engine"),
          Map.entry(
              "sql 'SELECT \"id\", \"name\", \"isCritical\" FROM \"Pet\" ORDER BY \"id\" LIMIT 2'"
                  + " --format json",
              "SQLite has no booleans"),
          Map.entry("enforce", "adds the constraint first, in transactions of their own"),
          Map.entry("relax --yes", "goes backwards through what enforce did"),
          Map.entry("migrate --dry-run", "prints the SQL of the engine"),
          Map.entry("enforce --dry-run", "prints the SQL of the engine"),
          Map.entry("enforce --backup --dry-run", "prints the SQL of the engine"),
          Map.entry("relax --dry-run", "goes backwards through what enforce did"),
          Map.entry("relax --backup --dry-run", "goes backwards through what enforce did"),
          Map.entry(
              "backfill --sql FILES/fill.sql --no-transactions --batch 50 --limit 10",
              "writes the SQL of the engine"),
          Map.entry("uninstall --dry-run", "a server has two tables more, for shared backfills"),
          Map.entry("uninstall --yes", "a server has two tables more, for shared backfills"),
          Map.entry(
              "backfill --workers 2 --share --lease 20s --max-rate 100000 --limit 2",
              "a file has one writer, and says so"),
          Map.entry("backfill --max-lag 10s", "a file has no replicas"),
          Map.entry("backup FILES/copy", "is left to the server's own program"));

  /** Commands that need no database, or open another one. */
  private static final Set<String> WITHOUT_DATABASE =
      Set.of("init", "open", "script", "clear", "include", "quit", "completion", "help", "version");

  /** Options that cannot be used in a run that ends by itself. */
  private static final Set<String> ENDLESS = Set.of("backfill --watch", "backfill --every");

  @TempDir Path folder;

  private record Call(String line, Result result) {}

  @TestFactory
  Stream<DynamicTest> theSameCommandsDoTheSameOnEveryEngine() throws IOException {
    Path files = Files.createDirectory(folder.resolve("files"));
    List<Call> onFile = new ArrayList<>();
    List<Call> onServer = new ArrayList<>();
    CommandHarness file = CommandHarness.demo(Files.createDirectory(folder.resolve("db")));
    for (String line : lines()) {
      if (isSql(line)) {
        file.database().execute(sql(line));
      } else {
        Result result = file.run(words(line, files));
        onFile.add(
            new Call(line, steady(result, file.database().file().toString(), files, folder)));
      }
    }
    clear(files);
    try (PostgresScene server = PostgresScene.at(PostgresScene.Stage.DEMO)) {
      for (String line : lines()) {
        if (isSql(line)) {
          server.execute(sql(line));
        } else {
          Result result = server.run(words(line, files));
          onServer.add(new Call(line, steady(result, server.url(), files, server.folder())));
        }
      }
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < onFile.size(); i++) {
      Call expected = onFile.get(i);
      Call found = onServer.get(i);
      tests.add(
          DynamicTest.dynamicTest(
              (i + 1) + ". " + expected.line(),
              () -> {
                if (isDifferent(expected.line())) {
                  assertNotEquals(expected, found);
                } else {
                  assertEquals(expected, found);
                }
              }));
    }
    return tests.stream();
  }

  @Test
  void everyOptionOfEveryCommandIsTried() throws IOException {
    Set<String> tried = new HashSet<>();
    for (String line : lines()) {
      String[] words = line.split(" ", -1);
      tried.add(words[0]);
      for (String word : words) {
        if (word.startsWith("--")) {
          tried.add(words[0] + " " + word.replaceFirst("=.*", ""));
        }
      }
    }
    for (AnnotatedCommand command : ProgramCommands.all()) {
      String name = command.getName();
      if (WITHOUT_DATABASE.contains(name)) {
        continue;
      }
      assertTrue(tried.contains(name), name);
      command.signature().options().stream()
          .map(option -> name + " --" + option.name())
          .filter(option -> !ENDLESS.contains(option))
          .forEach(option -> assertTrue(tried.contains(option), option));
    }
  }

  private static boolean isDifferent(String line) {
    return DIFFERENT.containsKey(line);
  }

  private static boolean isSql(String line) {
    return line.startsWith("> ");
  }

  private static String sql(String line) {
    return line.substring(2);
  }

  private static List<String> lines() throws IOException {
    try (InputStream script = SameCommandsTest.class.getResourceAsStream("/same-commands.txt")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  private static String[] words(String line, Path files) throws IOException {
    return WordScanner.read(line.replace("FILES", files.toString()), Variables.none())
        .toArray(String[]::new);
  }

  private static Result steady(Result result, String database, Path files, Path saved) {
    return new Result(
        result.code(),
        steady(result.out(), database, files, saved),
        steady(result.err(), database, files, saved));
  }

  private static String steady(String text, String database, Path files, Path saved) {
    return CommandHarness.withoutFigures(
            text.replace(database, "DATABASE")
                .replace(saved + "/traits-", "FOLDER/traits-")
                .replace("FOLDER/dev.db", "DATABASE")
                .replace(files.toString(), "FILES"))
        .replaceAll("(?m)^DATABASE   .*", "DATABASE")
        .replaceAll("\"millis\": \\d+|(?<=,)\\d+(?=,\r\n$)", "0")
        .replaceAll("Batch size [\\d,]+; write lock held for \\d+ ms", "Batch size 1")
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-(?!00)[0-9a-f]{12}", "NEW");
  }

  private static void clear(Path files) throws IOException {
    try (Stream<Path> all = Files.list(files)) {
      for (Path one : all.toList()) {
        Files.delete(one);
      }
    }
  }
}
