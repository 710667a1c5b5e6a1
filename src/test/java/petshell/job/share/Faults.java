package petshell.job.share;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Has something fail every now and then. */
final class Faults {
  private final Scene scene;
  private final VirtualTime time;
  private final Random random;
  private final PretendedDatabase database;
  private final Simulation simulation;

  Faults(
      Scene scene,
      VirtualTime time,
      Random random,
      PretendedDatabase database,
      Simulation simulation) {
    this.scene = scene;
    this.time = time;
    this.random = random;
    this.database = database;
    this.simulation = simulation;
  }

  void begin() {
    time.after(upTo(Duration.ofSeconds(4)), this::next);
  }

  private Duration upTo(Duration most) {
    return Duration.ofNanos(random.nextLong(most.toNanos()));
  }

  private void next() {
    if (time.now().compareTo(scene.faults()) >= 0) {
      return;
    }
    switch (random.nextInt(6)) {
      case 0, 1 -> kill();
      case 2, 3 -> any().sleep(scene.lease().plus(upTo(scene.lease())));
      case 4 -> endANode();
      default -> disturbDatabase();
    }
    begin();
  }

  private PretendedProcess any() {
    List<PretendedProcess> alive =
        simulation.processes().stream().filter(process -> !process.isKilled()).toList();
    return alive.get(random.nextInt(alive.size()));
  }

  /** Another one is started for it, at once or later; what it sent still arrives. */
  private void kill() {
    any().kill();
    time.after(upTo(scene.lease()), simulation::startProcess);
    if (simulation.processes().stream().allMatch(PretendedProcess::isKilled)) {
      simulation.startProcess();
    }
  }

  private void endANode() {
    int node = random.nextInt(scene.nodes());
    database.batches().nodes().set(node, true);
    time.after(upTo(scene.lease()), () -> database.batches().nodes().set(node, false));
  }

  private void disturbDatabase() {
    if (random.nextBoolean()) {
      database.jump(Duration.ofMillis(random.nextInt(20_000) - 10_000));
    } else {
      database.goDown();
      time.after(upTo(scene.lease()), database::comeUp);
    }
  }
}
