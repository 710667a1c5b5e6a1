package petshell.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import petshell.store.Rests;

/**
 * Says when to leave the write lock free, so that others get it too.
 *
 * <p>Where an engine has no queue for its lock, whoever waits tries again after longer and longer
 * times, and between two batches the lock is free for far less than that. A web app that waits for
 * 5 s at most could fail only because petshell retakes the lock too quickly. So, if another program
 * has written lately, each turn at the lock is followed by a rest in which one who waits is sure to
 * try; and every now and then there is a rest for those of whom we know nothing yet, because they
 * have had no luck. Not thread-safe.
 */
final class LockYield {
  /** How long others may wait at most: less than half of the web app's timeout. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** For how long another program that has written is expected to write again. */
  static final Duration MEMORY = Duration.ofSeconds(30);

  private final Rests rests;
  private final InstantSource clock;
  private final LongSupplier versionOfData;
  private final Duration turn;
  private Duration held = Duration.ZERO;
  private long knownVersion;
  private Instant othersExpectedUntil;
  private Instant lastLongRest;

  /**
   * Makes a rule for one run.
   *
   * @param rests how long the engine has writers rest
   * @param clock gives the time
   * @param versionOfData a number that changes when others have written
   * @param turn for how long in all the lock is held before others get their turn
   */
  LockYield(Rests rests, InstantSource clock, LongSupplier versionOfData, Duration turn) {
    this.rests = rests;
    this.clock = clock;
    this.versionOfData = versionOfData;
    this.turn = turn;
    this.knownVersion = versionOfData.getAsLong();
    this.lastLongRest = clock.instant();
    this.othersExpectedUntil = lastLongRest;
  }

  /** Returns the turn that belongs to a batch size. */
  static Duration turn(BatchSize size) {
    return size instanceof BatchSize.Auto auto ? auto.lockTarget() : BatchSize.DEFAULT_LOCK_TARGET;
  }

  /**
   * Returns how long to rest after a batch.
   *
   * @param batchHeld for how long the batch held the lock
   * @return zero or more
   */
  Duration after(Duration batchHeld) {
    held = held.plus(batchHeld);
    if (held.compareTo(turn) < 0) {
      return Duration.ZERO;
    }
    held = Duration.ZERO;
    Instant now = clock.instant();
    long version = versionOfData.getAsLong();
    if (version != knownVersion) {
      knownVersion = version;
      othersExpectedUntil = now.plus(MEMORY);
    }
    if (!now.isBefore(lastLongRest.plus(LONGEST_WAIT))) {
      lastLongRest = now;
      return rests.longest();
    }
    return now.isBefore(othersExpectedUntil) ? rests.usual() : Duration.ZERO;
  }
}
