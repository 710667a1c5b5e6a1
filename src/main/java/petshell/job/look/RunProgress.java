package petshell.job.look;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.store.Run;
import petshell.store.RunDao;
import petshell.store.RunOutcome;

/**
 * How far a backfill is that runs now, in whichever process.
 *
 * @param done pets that it has dealt with, 0 or more
 * @param total those and the pets that are left, at least {@code done}
 * @param left how long the rest takes if it goes on as before; empty where nothing can be said yet
 */
public record RunProgress(long done, long total, Optional<Duration> left) {
  /** A rate of a shorter time says little. */
  private static final Duration LEAST_MEASURED = Duration.ofSeconds(1);

  private static final int PERCENT = 100;

  /** What such a call will do is known to its process alone. */
  private static final Set<String> UNKNOWN_END =
      Set.of("--limit", "--watch", "--from", "--share", "--workers");

  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if more is done than there is
   */
  public RunProgress {
    Objects.requireNonNull(left, "left");
    if (done < 0 || done > total) {
      throw new IllegalArgumentException(done + " of " + total);
    }
  }

  /**
   * Reads it from the journal and the pets, in one state of the database.
   *
   * @param database the open database, with the journal and the traits column
   * @param run a run whose process lives
   * @param now the time
   * @return empty where the run is no backfill of all pets, or it has ended
   * @throws petshell.store.PetShellException if the database fails
   */
  public static Optional<RunProgress> find(Database database, Run run, Instant now) {
    return isOfAllPets(run) ? database.read(() -> read(database, run, now)) : Optional.empty();
  }

  private static boolean isOfAllPets(Run run) {
    return run.outcome() == RunOutcome.RUNNING
        && run.start().command().equals("backfill")
        && words(run).noneMatch(word -> UNKNOWN_END.contains(word.replaceFirst("=.*", "")));
  }

  private static Stream<String> words(Run run) {
    return Stream.of(run.start().commandLine().split(" ", -1));
  }

  private static Optional<RunProgress> read(Database database, Run known, Instant now) {
    Optional<Run> found = database.dao(RunDao.class).find(known.number());
    if (found.isEmpty() || found.get().outcome() != RunOutcome.RUNNING) {
      return Optional.empty();
    }
    Run run = found.get();
    Optional<Long> changed = run.counts().changed().value().filter(count -> count >= 0);
    Optional<Long> failed = run.counts().failed().value().filter(count -> count >= 0);
    if (changed.isEmpty() || failed.isEmpty()) {
      return Optional.empty();
    }
    PetCounts pets = database.dao(PetCounts.class);
    boolean retries = words(run).anyMatch("--retry-failed"::equals);
    long never = retries ? failed.get() : pets.countQuarantined();
    long left = Math.max(0, pets.countWithoutTraits() - never);
    long done = changed.get() + failed.get();
    return Optional.of(new RunProgress(done, done + left, left(run, done, left, now)));
  }

  private static Optional<Duration> left(Run run, long done, long left, Instant now) {
    Optional<Instant> started = run.startedAt().value();
    Optional<Instant> heartbeat = run.heartbeatAt().value();
    if (started.isEmpty() || heartbeat.isEmpty() || done == 0) {
      return Optional.empty();
    }
    Duration worked = Duration.between(started.get(), heartbeat.get());
    if (worked.compareTo(LEAST_MEASURED) < 0) {
      return Optional.empty();
    }
    double millis = (double) worked.toMillis() * left / done;
    Duration rest = Duration.ofMillis((long) millis).minus(Duration.between(heartbeat.get(), now));
    return Optional.of(rest.isNegative() ? Duration.ZERO : rest);
  }

  /** Returns how much of the whole is done, in percent: 100 only where nothing is left. */
  public int percent() {
    return total == 0 ? PERCENT : (int) (PERCENT * (double) done / total);
  }
}
