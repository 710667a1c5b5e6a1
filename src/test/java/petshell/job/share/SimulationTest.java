package petshell.job.share;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Workers that share slots by the real rules, on a pretended database whose epochs alone keep pets
 * from being written twice. {@code -Dsimulation.seeds=5000} tries more seeds than 150, {@code
 * -Dsimulation.seed=...} begins with another one.
 */
class SimulationTest {
  private static final int SEEDS = Integer.getInteger("simulation.seeds", 150);
  private static final long FIRST_SEED = Long.getLong("simulation.seed", 1);

  private static final int SLOTS = Integer.getInteger("simulation.slots", 1_500);

  @Test
  void everyPetIsWrittenOnceWhateverFails() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      Random random = new Random(seed);
      Scene scene =
          Scene.SMALL
              .withProcesses(1 + random.nextInt(6), 1 + random.nextInt(5))
              .withSlots(1 + random.nextInt(40), 1 + random.nextInt(600))
              .withNodes(1 + random.nextInt(4));
      run(scene, seed);
    }
  }

  @Test
  void aThousandWorkersOnSixtyFourNodesEndInTime() {
    Scene scene = Scene.SMALL.withProcesses(50, 20).withNodes(64).withSlots(SLOTS, 400);
    Simulation simulation = run(scene, FIRST_SEED);
    System.out.println("simulation: " + simulation.summary());
    assertTrue(simulation.database().claimsLost() < 2L * SLOTS, simulation.summary());
  }

  @Test
  void aThousandWorkersShareFewerSlots() {
    run(Scene.SMALL.withProcesses(50, 20).withSlots(40, 400), FIRST_SEED);
  }

  @Test
  void aWorkerThatHasWaitedForLongTakesOverSoon() {
    Duration faults = Duration.ofMinutes(5);
    for (long seed = FIRST_SEED; seed < FIRST_SEED + 20; seed++) {
      run(Scene.SMALL.withProcesses(2, 1).withSlots(1, 30_000).withFaults(faults), seed);
    }
  }

  @Test
  void batchesThatOutlastTheLeaseAtFirstStillGetOn() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + 10; seed++) {
      run(Scene.SMALL.withSlowPets(Duration.ofSeconds(1)).withFaults(Duration.ZERO), seed);
    }
  }

  @Test
  void aDatabaseThatDoesNotCompareTheEpochIsFoundOut() {
    assertThrows(
        AssertionError.class,
        () -> {
          for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            new Simulation(Scene.SMALL.unfenced(), seed).run();
          }
        });
  }

  private static Simulation run(Scene scene, long seed) {
    Simulation simulation = new Simulation(scene, seed);
    try {
      simulation.run();
      return simulation;
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage() + "; " + scene, e);
    }
  }
}
