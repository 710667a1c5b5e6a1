package petshell.job.share;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import petshell.store.Slot;

/**
 * The figures and choices by which workers share slots. They rest on durations alone: whether a
 * lease has expired is for the database's clock to say, so that the clocks of the workers' machines
 * may differ. For one worker; not thread-safe, as its random numbers need not be.
 */
public final class LeaseRules {
  /** How long a lease lasts where the user does not say. */
  public static final Duration DEFAULT_LEASE = Duration.ofSeconds(30);

  /** After so many failures in a row, about a minute and a half, a worker gives up. */
  static final int MOST_FAILURES = 20;

  /** The longest wait of a worker that finds no slot to claim. */
  static final Duration LONGEST_IDLE = Duration.ofSeconds(3);

  private static final Duration IDLE_WITH_FEW_SLOTS = Duration.ofMillis(500);
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);
  private static final int MOST_DOUBLINGS = 16;

  /**
   * What was read is soon out of date, but not after the first claim that another was faster in.
   */
  private static final int CLAIMS_A_LOOK = 3;

  /** How many batches shall fit into a lease. */
  private static final int BATCHES_A_LEASE = 3;

  private static final long PETS_A_SLOT = 40_000;
  private static final long FEWEST_PETS_A_SLOT = 1_000;
  private static final int USUAL_SLOTS = 16;
  private static final int MOST_SLOTS = 4_096;

  private final Duration lease;
  private final RandomGenerator random;

  /**
   * Makes the rules of one worker.
   *
   * @param lease how long a lease lasts, more than zero
   * @param random spreads the choices and waits of workers
   * @throws IllegalArgumentException if the lease is not more than zero
   */
  public LeaseRules(Duration lease, RandomGenerator random) {
    this.lease = Objects.requireNonNull(lease, "lease");
    this.random = Objects.requireNonNull(random, "random");
    if (lease.isNegative() || lease.isZero()) {
      throw new IllegalArgumentException("lease must be more than zero: " + lease);
    }
  }

  /**
   * Returns into how many slots to cut a table: small enough that workers who join later find some,
   * and the last ones end soon after each other; large enough that claims cost little.
   *
   * @param pets how many there are about, zero or more
   * @return from 1 to 4,096
   */
  public static int slotsFor(long pets) {
    long few = Math.min(USUAL_SLOTS, pets / FEWEST_PETS_A_SLOT);
    return (int) Math.max(1, Math.min(MOST_SLOTS, Math.max(few, pets / PETS_A_SLOT)));
  }

  /**
   * Returns the slots that a worker tries to claim, in this order, before it looks again. It picks
   * at random, so that workers do not all try the same one. Free slots come before expired ones,
   * whose owner may be slow but alive, and slots in which it failed come last.
   *
   * @param slots as they were read
   * @param troubled the numbers of the slots in which the worker failed
   */
  List<Slot> toTry(List<Slot> slots, Set<Integer> troubled) {
    List<List<Slot>> classes =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Slot slot : slots) {
      if (slot.isFree()) {
        int rank = (slot.expired() ? 1 : 0) + (troubled.contains(slot.number()) ? 2 : 0);
        classes.get(rank).add(slot);
      }
    }
    List<Slot> picked = new ArrayList<>();
    for (List<Slot> one : classes) {
      while (picked.size() < CLAIMS_A_LOOK && !one.isEmpty()) {
        picked.add(one.remove(random.nextInt(one.size())));
      }
    }
    return picked;
  }

  /**
   * Returns how long a worker waits that found nothing to claim. Few slots are soon read, and soon
   * done.
   *
   * @param before how often it waited in a row before, zero or more
   * @param slots how many there are, 1 or more
   */
  Duration idle(int before, int slots) {
    Duration bySlots = IDLE_WITH_FEW_SLOTS.plusMillis(slots);
    return spread(
        before,
        Stream.of(lease.dividedBy(BATCHES_A_LEASE), LONGEST_IDLE, bySlots)
            .min(Duration::compareTo)
            .orElseThrow());
  }

  /**
   * Returns how long a worker waits after a failure of the database.
   *
   * @param failures how many there were in a row, 1 or more
   */
  Duration backOff(int failures) {
    return spread(failures - 1, LONGEST_BACK_OFF);
  }

  /** Doubles each time up to a bound; at least half of it, so that workers drift apart. */
  private Duration spread(int doublings, Duration most) {
    Duration full = FIRST_WAIT.multipliedBy(1L << Math.min(doublings, MOST_DOUBLINGS));
    long nanos = (full.compareTo(most) < 0 ? full : most).toNanos();
    return Duration.ofNanos(nanos - random.nextLong(nanos / 2 + 1));
  }

  /** Returns whether a worker gives up after so many failures in a row. */
  static boolean givesUpAfter(int failures) {
    return failures >= MOST_FAILURES;
  }

  /**
   * Returns how many rows the next batch may have. A batch that outlasts its lease may be taken
   * over and rolled back, and so may the next, so that nobody would get anywhere.
   *
   * @param rows how many the last one had, 1 or more
   * @param took how long it took
   * @return 1 or more
   */
  int mostRows(int rows, Duration took) {
    double nanosARow = Math.max(1, took.toNanos()) / (double) rows;
    double fitting = lease.toNanos() / (BATCHES_A_LEASE * nanosARow);
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, fitting));
  }
}
