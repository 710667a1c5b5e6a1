package petshell.job.share;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import petshell.job.Pacing;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.store.Cursor;
import petshell.store.Lease;
import petshell.store.TraitsToStore;

/** Writes the batches of the slots that one worker holds. Not thread-safe but for its pacing. */
final class SlotBatches {
  private final LeaseWorker rules;
  private final BackfillOptions options;
  private final ProcessCounts counts;
  private final Turns turns;
  private boolean isPlaced;
  private int rowsTried;
  private long triedAt;
  private volatile Pacing pacing = Pacing.NONE;

  /**
   * Makes it.
   *
   * @param rules takes what came of each batch
   * @param options what to do
   * @param counts those of the process
   * @param turns when a batch may be written
   */
  SlotBatches(LeaseWorker rules, BackfillOptions options, ProcessCounts counts, Turns turns) {
    this.rules = rules;
    this.options = options;
    this.counts = counts;
    this.turns = turns;
  }

  /** Returns how large the batches were, and for how long they held locks; on any thread. */
  Pacing pacing() {
    return pacing;
  }

  /** Returns how many rows the last batch had, zero or more. */
  int rowsTried() {
    return rowsTried;
  }

  /** Returns for how long the last batch has been written. */
  Duration took() {
    return Duration.ofNanos(System.nanoTime() - triedAt);
  }

  /** Has the next batch begin where its slot stands, as it is stored. */
  void placeAnew() {
    isPlaced = false;
  }

  /**
   * Writes one batch, and reports what came of it.
   *
   * @param lease the hold on its slot
   * @param most how many rows it may have, 1 or more
   * @param mostByLimit how many pets all workers may still fill; empty for all
   * @throws petshell.store.PetShellException if it is rolled back
   */
  void write(WorkerSession on, Lease lease, int most, OptionalLong mostByLimit) {
    rowsTried = 0;
    on.log().writeUnder(lease);
    place(on, lease);
    if (on.pace().isStoppedBefore()) {
      rules.leave(Leaving.CANCELLED);
      return;
    }
    int wanted = Math.min(on.writer().rows(on.pace().rows()), most);
    List<TraitsToStore> batch =
        on.pages().next((int) Math.max(1, Math.min(wanted, mostByLimit.orElse(wanted))));
    if (batch.isEmpty()) {
      isPlaced = false;
      on.log().done();
      rules.wrote(0, Duration.ZERO, true, on.log().isStopped());
      return;
    }
    boolean isLast = !on.pages().hasMore();
    Optional<Leaving> stop = turns.stopBefore(on, batch.size());
    if (stop.isPresent()) {
      isPlaced = false;
      rules.leave(stop.get());
      return;
    }
    if (isLast) {
      on.log().endSlotWith(batch.get(batch.size() - 1).key().id());
    }
    write(on, batch);
  }

  private void write(WorkerSession on, List<TraitsToStore> batch) {
    rowsTried = batch.size();
    triedAt = System.nanoTime();
    Duration held = on.writer().write(batch);
    boolean isDone = on.log().isDone();
    isPlaced = isPlaced && !isDone;
    rules.wrote(rowsTried, took(), isDone, on.log().isStopped());
    if (Backfill.tooManyErrors(counts.sum(), options.maxErrors())) {
      rules.leave(Leaving.TOO_MANY_ERRORS);
    }
    on.pace().restAfter(batch.size(), held);
    pacing = on.pace().soFar();
  }

  private void place(WorkerSession on, Lease lease) {
    if (!isPlaced) {
      Cursor start =
          on.database()
              .read(
                  () ->
                      on.sharing().cursor(on.shares().slots(lease.share()).get(lease.slot() - 1)));
      on.pages().restart(Optional.of(start));
      isPlaced = true;
    }
  }
}
