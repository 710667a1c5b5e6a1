package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import petshell.store.postgres.StoppableServer;

/** Runs shared backfills, disturbs each once, and checks what they leave. */
final class ShareCrash {
  /** What happens to a shared backfill. */
  private enum Fault {
    KILLED,
    STOPPED,
    CONNECTIONS_ENDED,
    SERVER_STOPPED_FAST,
    SERVER_STOPPED_AT_ONCE,
    SERVER_KILLED
  }

  private static final int PROCESSES = 2;
  private static final Duration LEASE = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int RATE = 4_000;
  private static final String LOST = "taken over by another worker";

  private final StoppableServer server;
  private final SharedPets pets;
  private final Path place;
  private final long seed;
  private final Random random;
  private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
  private int inTime;
  private int tooLate;
  private int claimedAgain;
  private int fenced;

  ShareCrash(StoppableServer server, SharedPets pets, Path place, long seed) {
    this.server = server;
    this.pets = pets;
    this.place = place;
    this.seed = seed;
    this.random = new Random(seed);
  }

  /** Returns how many faults came before the end of what they disturbed. */
  int inTime() {
    return inTime;
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "seed %d, %d faults %s, %d came too late; %d slots claimed again, %d times a worker found"
            + " its slot taken over",
        seed,
        inTime,
        faults,
        tooLate,
        claimedAgain,
        fenced);
  }

  void migrate() throws Exception {
    try (PetShellProcess process =
        PetShellProcess.start(place, server.address(), List.of("migrate"))) {
      assertEquals(0, process.exitCode(), process.err());
    }
  }

  /** Empties the traits, has processes fill them, and disturbs these. */
  void round(int workers) throws Exception {
    pets.empty();
    Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
    List<PetShellProcess> processes = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        processes.add(start(workers));
      }
      awaitWork(processes);
      endsWithin(processes, Duration.ofMillis(random.nextInt(1_500)));
      boolean early = !pets.areFilled();
      disturb(fault, processes.get(random.nextInt(PROCESSES)));
      pets.checkSums(where(fault));
      while (!endsWithin(processes, Duration.ofMillis(100))) {
        pets.checkSums(where(fault));
      }
      checkEnds(processes, fault);
      pets.checkEnd(where(fault));
      note(fault, early);
    } finally {
      processes.forEach(PetShellProcess::close);
    }
  }

  /**
   * Stops a process within a batch's transaction until another one has taken its slot over. Its
   * late commit must not get through.
   */
  void lateCommit() throws Exception {
    pets.empty();
    String where = "late commit of a process that was stopped with " + summary();
    try (LateCommit gate = LateCommit.awaitFirstWrite(server);
        PetShellProcess late = start(1, "--busy-timeout=60s")) {
      while (!pets.isWriteHeldUp() && !late.endsWithin(POLL)) {}
      late.send("STOP");
      try (PetShellProcess other = start(1)) {
        while (pets.slotsClaimedAgain() == 0 && !other.endsWithin(POLL)) {}
        late.send("CONT");
        gate.open();
        assertEquals(0, late.exitCode(), where + late.err());
        assertEquals(0, other.exitCode(), where + other.err());
      }
      assertTrue(late.err().contains(LOST + "; its batch was rolled back.\n"), where + late.err());
    }
    pets.checkEnd(where);
    fenced++;
  }

  private PetShellProcess start(int workers, String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of(options));
    words.addAll(
        List.of(
            "backfill",
            "--batch=50",
            "--workers=" + workers,
            "--lease=" + LEASE.toSeconds() + "s",
            "--max-rate=" + RATE));
    return PetShellProcess.start(place, server.address(), words);
  }

  private String where(Fault fault) {
    return fault + " with " + summary();
  }

  private void note(Fault fault, boolean early) throws Exception {
    claimedAgain += pets.slotsClaimedAgain();
    if (early) {
      inTime++;
      faults.merge(fault, 1, Integer::sum);
    } else {
      tooLate++;
    }
  }

  /** Waits until all take part, or some have ended. */
  private void awaitWork(List<PetShellProcess> processes) throws Exception {
    while (pets.processesAtWork() < PROCESSES && !endsWithin(processes, POLL)) {
      for (PetShellProcess process : processes) {
        if (process.endsWithin(Duration.ZERO)) {
          return;
        }
      }
    }
  }

  private static boolean endsWithin(List<PetShellProcess> processes, Duration time)
      throws InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    boolean all = true;
    for (PetShellProcess process : processes) {
      all &= process.endsWithin(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
    return all;
  }

  private void disturb(Fault fault, PetShellProcess victim) throws Exception {
    switch (fault) {
      case KILLED -> victim.kill();
      case STOPPED -> {
        if (!victim.endsWithin(Duration.ZERO)) {
          victim.send("STOP");
          victim.endsWithin(LEASE.multipliedBy(3).dividedBy(2));
          victim.send("CONT");
        }
      }
      case CONNECTIONS_ENDED -> pets.endConnections();
      case SERVER_STOPPED_FAST -> restart(StoppableServer.Stop.FAST);
      case SERVER_STOPPED_AT_ONCE -> restart(StoppableServer.Stop.IMMEDIATE);
      case SERVER_KILLED -> restart(StoppableServer.Stop.KILL);
    }
  }

  private void restart(StoppableServer.Stop how) throws IOException, InterruptedException {
    server.stop(how);
    server.startAgain();
  }

  private void checkEnds(List<PetShellProcess> processes, Fault fault) throws Exception {
    int killed = 0;
    for (PetShellProcess process : processes) {
      String err = process.err();
      assertFalse(err.contains("\tat "), where(fault) + err);
      assertFalse(err.contains("internal error"), where(fault) + err);
      fenced += err.split(LOST, -1).length - 1;
      int code = process.exitCode();
      if (fault == Fault.KILLED && code == PetShellProcess.KILLED) {
        killed++;
      } else {
        assertEquals(0, code, where(fault) + err);
      }
    }
    assertFalse(killed > 1, where(fault));
  }
}
