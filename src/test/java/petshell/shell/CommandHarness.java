package petshell.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import petshell.shell.ShellHarness.Result;
import petshell.shell.call.Terminals;
import petshell.store.WebAppDatabase;

/**
 * Runs the real program with all its commands on one database. It is always the same time; what
 * else differs from run to run and from machine to machine is replaced in what is printed.
 */
public final class CommandHarness {
  public static final Instant NOW = Instant.parse("2026-02-08T09:11:11Z");

  private static final Map<String, String> REPLACED =
      Map.of(
          "(milliseconds(?:\u001b\\[0m)? +|\"millis\": )\\d+", "$10",
          "([Ff]illed [^\n]* in |checked in |exact \\()\\d[\\d.]* (?:ms|s)", "$10 ms",
          "\\(\\d[\\d,]*/s, ", "(",
          "lock \\d+ ms p95", "lock 0 ms p95",
          "on \\S+, pid \\d+", "on HOST, pid 0",
          "(\"host\": )\"[^\"]*\"", "$1\"HOST\"",
          "(\"process\": )\\d+", "$10",
          "(SQLite[ ,]|\"engineVersion\": \")3\\.\\d+\\.\\d+", "$13.0.0",
          ",[^,]+,\\d+,unreleased,", ",HOST,0,unreleased,",
          "LOCKEDBY = '[^']*'", "LOCKEDBY = 'HOST'");

  private final WebAppDatabase database;
  private final ShellHarness shell = new ShellHarness();

  private CommandHarness(WebAppDatabase database) {
    this.database = database;
  }

  /** Runs on 92 pets without the traits column. */
  public static CommandHarness demo(Path folder) {
    return copy(Template.DEMO, folder);
  }

  /** Runs on 92 pets with the column, and nothing in it. */
  public static CommandHarness migrated(Path folder) {
    return copy(Template.MIGRATED, folder);
  }

  /** Runs on 92 pets with exact traits. */
  public static CommandHarness filled(Path folder) {
    return copy(Template.FILLED, folder);
  }

  /** Runs on a database that is there. */
  public static CommandHarness at(Path file) {
    return new CommandHarness(WebAppDatabase.at(file));
  }

  private static CommandHarness copy(Template template, Path folder) {
    try {
      Path file = Files.write(folder.resolve("dev.db"), template.bytes);
      return new CommandHarness(WebAppDatabase.at(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The databases that tests start from, made once, since Liquibase takes its time. */
  private enum Template {
    DEMO(List.of()),
    MIGRATED(List.of("migrate")),
    FILLED(List.of("migrate", "backfill"));

    // Written once and never handed out but as a copy on disk.
    @SuppressWarnings("ImmutableEnumChecker")
    private final byte[] bytes;

    Template(List<String> commands) {
      try {
        Path folder = Files.createTempDirectory("petshell-test-");
        CommandHarness made = new CommandHarness(WebAppDatabase.demo(folder));
        commands.forEach(command -> made.run(command, "--quiet"));
        bytes = Files.readAllBytes(made.database.file());
        for (String name : made.files().keySet()) {
          Files.delete(folder.resolve(name));
        }
        Files.delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Leaves so many pets, the first by id. */
  public CommandHarness keeping(int pets) {
    database.execute(
        String.format(
            Locale.ROOT,
            "DELETE FROM \"Pet\" WHERE id NOT IN (SELECT id FROM \"Pet\" ORDER BY id LIMIT %d)",
            pets));
    return this;
  }

  /** Adds pets without an id, as the web app's table would take them if it did not refuse NULL. */
  public CommandHarness withPetsWithoutId(int pets) {
    database.remakePets(
        sql -> sql.replace("\"id\" TEXT NOT NULL PRIMARY KEY", "\"id\" TEXT PRIMARY KEY"));
    database.execute(
        String.format(
            Locale.ROOT,
            "INSERT INTO Pet (id, name, userId, updatedAt) SELECT NULL, 'No id', id, 0 FROM User"
                + " LIMIT %d",
            pets));
    return this;
  }

  /** Has so many pets, with these ids. */
  public CommandHarness withPets(String... ids) {
    keeping(ids.length);
    List<String> old = database.query("SELECT id FROM \"Pet\" ORDER BY id");
    try (Connection connection = database.connect();
        PreparedStatement update =
            connection.prepareStatement("UPDATE \"Pet\" SET id = ? WHERE id = ?")) {
      for (int index = 0; index < ids.length; index++) {
        update.setString(1, ids[index]);
        update.setString(2, old.get(index));
        update.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  public CommandHarness typing(String text) {
    shell.typing(text);
    return this;
  }

  CommandHarness typing(byte[] bytes) {
    shell.typing(bytes);
    return this;
  }

  public CommandHarness onTerminal() {
    return onTerminal(80);
  }

  public CommandHarness onTerminal(int width) {
    shell.onTerminal(width);
    return this;
  }

  public CommandHarness on(Terminals terminals) {
    shell.on(terminals);
    return this;
  }

  public CommandHarness inColour() {
    shell.with("TERM", "xterm").with("COLORTERM", "truecolor");
    return this;
  }

  public CommandHarness interrupted() {
    shell.interrupted();
    return this;
  }

  CommandHarness onFullDisk() {
    shell.onFullDisk();
    return this;
  }

  public CommandHarness with(String variable, String value) {
    shell.with(variable, value);
    return this;
  }

  public WebAppDatabase database() {
    return database;
  }

  /** Runs the words on the database. */
  public Result run(String... words) {
    List<String> all = new ArrayList<>(List.of("--db", database.file().toString()));
    all.addAll(List.of("--operator", "tester"));
    all.addAll(List.of(words));
    return runBare(all.toArray(String[]::new));
  }

  /** Runs the words and no others. */
  public Result runBare(String... words) {
    Result result = shell.run(words);
    return new Result(result.code(), steady(result.out()), steady(result.err()));
  }

  /** Returns every file of the database's folder with its bytes. */
  public Map<String, String> files() {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(database.file().getParent())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.put(
            file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns lines as they are written in CSV. */
  public static String csv(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  private String steady(String text) {
    return withoutFigures(text.replace(database.file().getParent().toString(), "FOLDER"));
  }

  /** Returns a text in which times, versions and names that differ are the same everywhere. */
  static String withoutFigures(String text) {
    String steady = text;
    for (Map.Entry<String, String> one : REPLACED.entrySet()) {
      steady = steady.replaceAll(one.getKey(), one.getValue());
    }
    return steady;
  }
}
