package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Starts commands, kills them at random instants, checks what they leave, and lets them end. */
final class Crash {
  private static final Duration FIRST_GUESS = Duration.ofMillis(200);

  /** How much of its work a command must have had for its time to mean something. */
  private static final double LEARNT_FROM = 0.2;

  private final CrashScene scene;
  private final Path place;
  private final Random random;
  private final long seed;
  private final int most;
  private final Map<String, Duration> lengths = new HashMap<>();
  private final Map<String, Integer> kills = new TreeMap<>();
  private Duration startup = FIRST_GUESS;
  private int killed;
  private int atWork;
  private int hotJournals;
  private int tooLate;
  private long toDo;
  private long left;

  Crash(CrashScene scene, Path place, long seed, int most) {
    this.scene = scene;
    this.place = place;
    this.random = new Random(seed);
    this.seed = seed;
    this.most = most;
  }

  boolean isDone() {
    return killed >= most;
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "seed %d, %d kills (%s), %d of them at work, %d left a hot journal, %d came too late; %s",
        seed,
        killed,
        kills,
        atWork,
        hotJournals,
        tooLate,
        scene.app().summary());
  }

  /** Kills a command as often as it says, then lets it end. */
  void take(CrashStep step) throws Exception {
    step.preparation().prepare(scene);
    List<List<String>> calls = step.calls().of(scene);
    toDo = scene.begin(step);
    left = toDo;
    int kills = step.kills();
    for (List<String> words : calls) {
      boolean again = true;
      while (again && kills > 0 && !isDone()) {
        again = kill(step, words);
        kills--;
      }
      end(step, words);
    }
    assertEquals(0, calls.isEmpty() ? 0 : left, where(step, "ended"));
  }

  private String where(CrashStep step, String what) {
    return "in %s, %s; %s".formatted(step.name(), what, summary());
  }

  /** Kills it once, and returns whether it was killed before it ended. */
  private boolean kill(CrashStep step, List<String> words) throws Exception {
    boolean quietFirst = random.nextBoolean();
    boolean petshellFirst = random.nextBoolean();
    scene.app().resume();
    try (PetShellProcess process = PetShellProcess.start(place, scene.pets().file(), words)) {
      boolean working = awaitInstant(process, step);
      if (quietFirst) {
        scene.app().keepQuiet();
      }
      boolean dead = process.kill() == PetShellProcess.KILLED;
      String where = where(step, "killed at work: " + working + ", quiet: " + quietFirst);
      if (quietFirst && hasHotJournal()) {
        hotJournals++;
      }
      if (petshellFirst) {
        scene.look(where);
      }
      if (!quietFirst) {
        scene.app().keepQuiet();
      }
      if (dead) {
        count(step, working);
      } else {
        assertEquals(scene.exitCode(step), process.exitCode(), where + process.err());
        tooLate++;
        lengths.merge(step.name(), FIRST_GUESS, (length, guess) -> length.dividedBy(2));
      }
      left = scene.check(step, where);
      return dead;
    }
  }

  private void count(CrashStep step, boolean working) {
    killed++;
    atWork += working ? 1 : 0;
    kills.merge(step.name(), 1, Integer::sum);
  }

  /** Waits for the instant of the kill, and returns whether the command is at work then. */
  private boolean awaitInstant(PetShellProcess process, CrashStep step)
      throws IOException, InterruptedException {
    if (random.nextInt(10) == 0) {
      process.endsWithin(part(startup, random.nextDouble()));
      return process.isAtWork();
    }
    process.awaitWork();
    Duration length = lengths.getOrDefault(step.name(), FIRST_GUESS);
    process.endsWithin(part(length, share() * random.nextDouble()));
    return true;
  }

  /** Returns how much of the step is left to do, from 0 to 1. */
  private double share() {
    return toDo == 0 ? 1 : (double) left / toDo;
  }

  private static Duration part(Duration whole, double part) {
    return Duration.ofNanos((long) (whole.toNanos() * part));
  }

  /** Lets it go on to its end, while nobody else writes, and learns how long it takes. */
  private void end(CrashStep step, List<String> words) throws Exception {
    Optional<String> goesOn = scene.goesOn(step.command());
    long started = System.nanoTime();
    try (PetShellProcess process = PetShellProcess.start(place, scene.pets().file(), words)) {
      process.awaitWork();
      Duration untilWork = Duration.ofNanos(System.nanoTime() - started);
      int code = process.exitCode();
      Duration length = Duration.ofNanos(System.nanoTime() - started).minus(untilWork);
      if (share() > LEARNT_FROM) {
        startup = untilWork;
        lengths.put(step.name(), part(length, 1 / share()));
      }
      String where = where(step, "goes on: " + words);
      assertEquals(scene.exitCode(step), code, where + process.err());
      assertTrue(
          process.err().contains(goesOn.orElse("")),
          where + " should say: " + goesOn + " but says: " + process.err());
      left = scene.check(step, where);
    }
  }

  /** Returns whether a rollback journal is left that has to be played back. */
  private boolean hasHotJournal() throws IOException {
    Path file = scene.pets().file();
    Path journal = file.resolveSibling(file.getFileName() + "-journal");
    return Files.exists(journal) && Files.size(journal) > 0 && Files.readAllBytes(journal)[0] != 0;
  }
}
