package petshell.job.share;

import java.time.Duration;

/**
 * What a simulation is made of. All times are virtual.
 *
 * @param processes how many processes work at once
 * @param workers how many workers each has
 * @param nodes how many nodes of the database hold the pets
 * @param batchesANode how many batches a node writes at once
 * @param slots into how many slots the pets are cut
 * @param pets how many pets a slot has at most
 * @param batch how many pets a batch has at most
 * @param aPet how long a node takes for a pet
 * @param lease how long a lease lasts
 * @param faults until when something fails every now and then
 * @param fenced whether the database compares the epoch of a batch, as it must
 */
record Scene(
    int processes,
    int workers,
    int nodes,
    int batchesANode,
    int slots,
    int pets,
    int batch,
    Duration aPet,
    Duration lease,
    Duration faults,
    boolean fenced) {
  /** A few workers in a few processes, with faults at every turn. */
  static final Scene SMALL =
      new Scene(
          4,
          2,
          2,
          4,
          24,
          400,
          20,
          Duration.ofMillis(20),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          true);

  Scene withProcesses(int count, int workersOfEach) {
    return new Scene(
        count, workersOfEach, nodes, batchesANode, slots, pets, batch, aPet, lease, faults, fenced);
  }

  Scene withNodes(int count) {
    return new Scene(
        processes, workers, count, batchesANode, slots, pets, batch, aPet, lease, faults, fenced);
  }

  Scene withSlots(int count, int petsOfEach) {
    return new Scene(
        processes,
        workers,
        nodes,
        batchesANode,
        count,
        petsOfEach,
        batch,
        aPet,
        lease,
        faults,
        fenced);
  }

  Scene withSlowPets(Duration time) {
    return new Scene(
        processes, workers, nodes, batchesANode, slots, pets, batch, time, lease, faults, fenced);
  }

  Scene withFaults(Duration until) {
    return new Scene(
        processes, workers, nodes, batchesANode, slots, pets, batch, aPet, lease, until, fenced);
  }

  Scene unfenced() {
    return new Scene(
        processes, workers, nodes, batchesANode, slots, pets, batch, aPet, lease, faults, false);
  }

  int allWorkers() {
    return processes * workers;
  }
}
