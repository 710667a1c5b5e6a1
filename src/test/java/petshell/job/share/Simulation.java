package petshell.job.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import petshell.store.SlotOwner;

/** Many workers on a pretended database, in virtual time; the seed decides on everything. */
final class Simulation {
  private final Scene scene;
  private final Random random;
  private final VirtualTime time = new VirtualTime();
  private final Network network;
  private final PretendedDatabase database;
  private final List<PretendedWorker> workers = new ArrayList<>();
  private final List<PretendedProcess> processes = new ArrayList<>();
  private long runs;
  private long petsLeftAfterFaults;
  private Duration healedAt = Duration.ZERO;
  private Duration endsBy = Duration.ZERO;

  Simulation(Scene scene, long seed) {
    this.scene = scene;
    this.random = new Random(seed);
    this.network = new Network(time, random);
    this.database = new PretendedDatabase(scene, time, random);
  }

  /** Starts one process with its workers. */
  void startProcess() {
    PretendedProcess process = new PretendedProcess(time, random);
    processes.add(process);
    runs++;
    database.join(runs);
    for (int i = 1; i <= scene.workers(); i++) {
      PretendedWorker worker =
          new PretendedWorker(
              scene,
              time,
              network,
              database,
              process,
              new SlotOwner(runs, i),
              new Random(random.nextLong()));
      workers.add(worker);
      time.after(Duration.ofNanos(random.nextLong(50_000_000)), worker::go);
    }
  }

  /** Runs it until all workers have left, and checks what is left behind. */
  void run() {
    for (int i = 0; i < scene.processes(); i++) {
      startProcess();
    }
    if (scene.faults().isZero()) {
      heal();
    } else {
      new Faults(scene, time, random, database, this).begin();
      time.at(scene.faults(), this::heal);
    }
    pass();
    checkEnd();
  }

  VirtualTime time() {
    return time;
  }

  PretendedDatabase database() {
    return database;
  }

  List<PretendedProcess> processes() {
    return processes;
  }

  /** Lets all happen that follows. */
  void pass() {
    while (!hasEnded() && time.pass()) {
      assertTrue(healedAt.isZero() || time.now().compareTo(endsBy) <= 0, "it does not end in time");
    }
  }

  private boolean hasEnded() {
    return !healedAt.isZero()
        && workers.stream().allMatch(worker -> worker.left().isPresent() || worker.isGone());
  }

  /** From now on nothing fails any more. */
  void heal() {
    network.heal();
    healedAt = time.now().plusNanos(1);
    petsLeftAfterFaults = database.petsLeft();
    endsBy = boundOnEnd();
  }

  private void checkEnd() {
    assertTrue(database.isEnded(), "nobody ended it");
    for (SlotRow slot : database.slots()) {
      assertTrue(slot.done, "lost: slot " + slot.number);
      assertEquals(slot.pets, slot.changed, "pets of slot " + slot.number);
      for (byte times : slot.written) {
        assertEquals(1, times, "writes of a pet of slot " + slot.number);
      }
    }
    checkEnder();
    for (PretendedWorker worker : workers) {
      assertTrue(worker.left().isEmpty() || isGoodEnd(worker.left().get()), worker.left() + "");
    }
    checkTimes();
  }

  /** One process sweeps, though it may not hear that it has ended it, unless it is killed then. */
  private void checkEnder() {
    Set<Long> enders =
        workers.stream()
            .filter(worker -> worker.left().equals(Optional.of(Leaving.ENDED)))
            .map(PretendedWorker::run)
            .collect(Collectors.toSet());
    Set<Long> ender = Set.of(database.endedBy());
    boolean isKilled =
        workers.stream().anyMatch(worker -> worker.isGone() && ender.contains(worker.run()));
    assertTrue(enders.equals(ender) || (isKilled && enders.isEmpty()), "ended by " + enders);
  }

  private static boolean isGoodEnd(Leaving why) {
    return why == Leaving.ENDED || why == Leaving.FINISHED;
  }

  private void checkTimes() {
    Duration bound = boundOnStarving();
    for (PretendedWorker worker : workers) {
      assertTrue(
          worker.isGone() || worker.longestStarving().compareTo(bound) <= 0,
          () -> "starved for " + worker.longestStarving());
    }
  }

  /** A look, three claims, and the longest wait between looks, by the slowest clock. */
  private Duration boundOnStarving() {
    return LeaseRules.LONGEST_IDLE.multipliedBy(5).plus(Network.SLOWEST.multipliedBy(20));
  }

  /** What is stale expires, then all that are alive share what is left. */
  private Duration boundOnEnd() {
    Duration stale = scene.lease().multipliedBy(2).plus(Network.PATIENCE.multipliedBy(3));
    Duration batch = scene.aPet().multipliedBy(scene.batch()).plus(Network.SLOWEST.multipliedBy(6));
    Duration slot = batch.multipliedBy(scene.pets() / scene.batch() + 1);
    long alive = Math.max(1, workers.stream().filter(worker -> !worker.isGone()).count());
    long places = Math.min(alive, (long) scene.nodes() * scene.batchesANode());
    Duration rest = batch.multipliedBy(2 * petsLeftAfterFaults / scene.batch() / places + 1);
    return healedAt.plus(stale).plus(rest).plus(slot.multipliedBy(2)).plus(boundOnStarving());
  }

  /** What happened, for people. */
  String summary() {
    return String.format(
        Locale.ROOT,
        "%d workers, starving for %.1f s at most, %d slots: ended after %.1f s, faults until %.1f s, %d pets left then, %d"
            + " batches rolled back, %d claims lost",
        workers.size(),
        workers.stream().mapToLong(one -> one.longestStarving().toNanos()).max().orElse(0) / 1e9,
        scene.slots(),
        time.nanos() / 1e9,
        healedAt.toNanos() / 1e9,
        petsLeftAfterFaults,
        database.batches().rolledBack(),
        database.claimsLost());
  }
}
