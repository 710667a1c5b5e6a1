package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.ShellHarness.Result;
import petshell.trait.TraitText;

/**
 * Damages a database at random and runs commands on what is left. Each ends soon, with an exit code
 * of the contract and a message that somebody has thought of, and none makes a pet wrong that was
 * right. {@code -Dfuzz.damages=1000}, or the profile {@code fuzz}, damages more often than 20
 * times; {@code -Dfuzz.seed=...} repeats a row of damages.
 */
class DamageFuzzTest {
  private static final int DAMAGES = Integer.getInteger("fuzz.damages", 20);
  private static final long SEED = Long.getLong("fuzz.seed", 20260208);
  private static final int PAGE = 4096;
  private static final int SECONDS = 60;

  private static final List<String> COMMANDS =
      List.of(
          "status",
          "verify --check",
          "list-pets --limit 1000000 --format csv",
          "list-pets --limit 1000000 --sort name --format csv",
          "list-pets --sort rarity --format json",
          "show-pet 0585",
          "stats --format csv",
          "runs",
          "runs 3",
          "rollback --dry-run",
          "backfill --retry-failed",
          "regen --all --yes",
          "undo 3 --yes",
          "enforce",
          "rollback --yes",
          "migrate",
          "uninstall --yes");

  @TempDir Path folder;
  private CommandHarness pets;
  private byte[] sound;

  @Test
  void noDamageHoldsUpACommandOrMakesASoundPetWrong() throws Exception {
    pets = CommandHarness.filled(folder);
    pets.database().addPets(300, SEED);
    pets.database().execute("UPDATE Pet SET traits = '{}' WHERE rowid % 20 = 0");
    pets.run("regen", "--state", "invalid", "--yes");
    pets.database().execute("UPDATE Pet SET traits = 'no JSON' WHERE rowid % 31 = 0");
    sound = Files.readAllBytes(pets.database().file());
    Random random = new Random(SEED);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      for (int i = 0; i < DAMAGES; i++) {
        Damage damage = Damage.of(random, sound.length);
        runOn(damage, "damage " + i + " of seed " + SEED + ", " + damage, thread);
      }
    } finally {
      thread.shutdownNow();
    }
  }

  private void runOn(Damage damage, String name, ExecutorService thread) throws Exception {
    byte[] damaged = damage.apply(sound.clone());
    for (String command : COMMANDS) {
      String where = command + ", " + name;
      removeOthers();
      Files.write(pets.database().file(), damaged);
      Map<String, String> before = readable();
      Future<Result> run = thread.submit(() -> pets.run(command.split(" ")));
      Result result;
      try {
        result = run.get(SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        throw new AssertionError("does not end: " + where, e);
      }
      assertTrue(Set.of(0, 1, 3, 4).contains(result.code()), result.code() + ": " + where);
      assertFalse(result.err().contains("unexpected"), result.err() + where);
      readable()
          .forEach(
              (id, traits) ->
                  assertTrue(
                      !before.containsKey(id)
                          || traits.equals(before.get(id))
                          || traits.equals(TraitText.of(id))
                          || command.startsWith("undo"),
                      id + ": " + traits + ": " + where));
    }
  }

  /** Removes what a command has left next to the database, which would count for the next one. */
  private void removeOthers() throws IOException {
    for (String file : new HashSet<>(pets.files().keySet())) {
      if (!file.equals("dev.db")) {
        Files.delete(folder.resolve(file));
      }
    }
  }

  /** Returns the traits by id, as far as SQLite can read them; none of ids that are there twice. */
  private Map<String, String> readable() {
    Map<String, String> found = new HashMap<>();
    Set<String> twice = new HashSet<>();
    try (Connection connection = pets.database().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, traits FROM Pet NOT INDEXED")) {
      while (rows.next()) {
        String id = String.valueOf(rows.getString(1));
        if (found.put(id, String.valueOf(rows.getString(2))) != null) {
          twice.add(id);
        }
      }
    } catch (SQLException unreadable) {
      found.keySet().removeAll(twice);
      return found;
    }
    found.keySet().removeAll(twice);
    return found;
  }

  /** One way to damage a file. */
  private record Damage(String kind, int at, int length, int seed) {
    static Damage of(Random random, int size) {
      List<String> kinds =
          List.of("flip", "flip", "header", "header", "zero", "copy", "cut", "noise");
      String kind = kinds.get(random.nextInt(kinds.size()));
      int pages = size / PAGE;
      int page = random.nextInt(pages) * PAGE;
      return switch (kind) {
        case "header" -> new Damage(kind, page + random.nextInt(20), 1, random.nextInt());
        case "flip" ->
            new Damage(kind, random.nextInt(size), 1 + random.nextInt(4), random.nextInt());
        case "zero" -> new Damage(kind, page, random.nextBoolean() ? PAGE : 64, random.nextInt());
        case "copy" -> new Damage(kind, page, PAGE, random.nextInt(pages) * PAGE);
        case "cut" -> new Damage(kind, random.nextBoolean() ? page : random.nextInt(size), 0, 0);
        default ->
            new Damage(kind, random.nextInt(size - 64), 1 + random.nextInt(64), random.nextInt());
      };
    }

    byte[] apply(byte[] file) {
      Random random = new Random(seed);
      switch (kind) {
        case "cut" -> {
          return Arrays.copyOf(file, at);
        }
        case "copy" -> System.arraycopy(file, seed, file, at, length);
        case "zero" -> Arrays.fill(file, at, Math.min(file.length, at + length), (byte) 0);
        default -> {
          for (int i = at; i < Math.min(file.length, at + length); i++) {
            file[i] ^= (byte) (kind.equals("noise") ? random.nextInt() : 1 << random.nextInt(8));
          }
        }
      }
      return file;
    }
  }
}
