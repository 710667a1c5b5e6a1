package petshell.job.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import petshell.store.Lease;

/**
 * The transactions that write pets in the pretended database. Nothing but the epochs keeps pets
 * from being written twice: unlike a real one, it does not look whether a pet has traits already.
 * It checks all that must hold in each commit.
 */
final class PretendedBatches {
  /** With many slots their sum is not taken after each commit. */
  private static final int SLOTS_SUMMED_EACH_TIME = 64;

  private final Scene scene;
  private final VirtualTime time;
  private final PretendedDatabase database;
  private final DatabaseNodes nodes;
  private final List<Batch> open = new ArrayList<>();
  private long written;
  private long commits;
  private long rolledBack;

  PretendedBatches(Scene scene, VirtualTime time, PretendedDatabase database) {
    this.scene = scene;
    this.time = time;
    this.database = database;
    this.nodes = new DatabaseNodes(scene, time);
  }

  DatabaseNodes nodes() {
    return nodes;
  }

  long rolledBack() {
    return rolledBack;
  }

  void rollBackAll() {
    List.copyOf(open).forEach(this::rollBack);
  }

  Batch newBatch(Lease lease, int position, int mostRows) {
    SlotRow slot = database.slots().get(lease.slot() - 1);
    return new Batch(lease, slot, position, Math.min(slot.pets, position + mostRows));
  }

  /** Writes the pets of a batch, without the guard of a real one. */
  void write(Batch batch, Answer<Boolean> answer) {
    batch.startedAt = database.clock();
    open.add(batch);
    lockPets(batch, time.nanos(), answer);
  }

  private void lockPets(Batch batch, long since, Answer<Boolean> answer) {
    SlotRow slot = batch.slot;
    if (!database.isUp() || !batch.open || nodes.isDown(slot)) {
      rollBack(batch);
      answer.failed(Failure.UNKNOWN);
    } else if (slot.writers.stream().noneMatch(batch::overlaps)) {
      slot.writers.add(batch);
      nodes.write(slot, batch.rows(), () -> answerWritten(batch, answer));
    } else if (time.nanos() - since >= PretendedDatabase.LOCK_TIMEOUT.toNanos()) {
      rollBack(batch);
      answer.failed(Failure.ROLLED_BACK);
    } else {
      slot.waiting.add(() -> lockPets(batch, since, answer));
      time.after(PretendedDatabase.LOCK_TIMEOUT, slot::wakeAll);
    }
  }

  private void answerWritten(Batch batch, Answer<Boolean> answer) {
    if (!batch.open || nodes.isDown(batch.slot)) {
      rollBack(batch);
      answer.failed(Failure.UNKNOWN);
    } else {
      watchIdling(batch);
      answer.is(true);
    }
  }

  /** The server ends a transaction whose client has been silent for the length of a lease. */
  private void watchIdling(Batch batch) {
    int statements = ++batch.statements;
    time.after(
        scene.lease(),
        () -> {
          if (batch.open && batch.statements == statements) {
            rollBack(batch);
          }
        });
  }

  /** Moves the slot on, if the lease still holds it; the answer says whether it did. */
  void checkpoint(Batch batch, Answer<Boolean> answer) {
    Answer<Boolean> failing =
        new Answer<>() {
          @Override
          public void is(Boolean value) {
            answer.is(value);
          }

          @Override
          public void failed(Failure failure) {
            rollBack(batch);
            answer.failed(failure);
          }
        };
    database.whenRowIsFree(
        batch.slot,
        time.nanos(),
        failing,
        () -> {
          if (!batch.open) {
            answer.failed(Failure.UNKNOWN);
          } else if (scene.fenced() && !PretendedDatabase.holds(batch.slot, batch.lease)) {
            rollBack(batch);
            answer.is(false);
          } else {
            batch.slot.lockedBy = Optional.of(batch);
            watchIdling(batch);
            answer.is(true);
          }
        });
  }

  /** Commits; the answer says whether the slot is done. */
  void commit(Batch batch, Answer<Boolean> answer) {
    if (!batch.open || !database.isUp()) {
      answer.failed(Failure.UNKNOWN);
      return;
    }
    SlotRow slot = batch.slot;
    for (int pet = batch.from; pet < batch.until; pet++) {
      assertEquals(1, ++slot.written[pet], "writes of a pet in slot " + slot.number);
    }
    written += batch.rows();
    slot.position = batch.until;
    slot.changed += batch.rows();
    database.lease(slot, batch.startedAt);
    if (slot.position == slot.pets) {
      assertTrue(database.remove(slot), "done twice: slot " + slot.number);
      slot.done = true;
    }
    end(batch);
    if (++commits % (1 + scene.slots() / SLOTS_SUMMED_EACH_TIME) == 0) {
      assertEquals(
          written, database.slots().stream().mapToLong(one -> one.changed).sum(), "sum over slots");
    }
    answer.is(slot.done);
  }

  /** The client is gone, or gives up. */
  void rollBack(Batch batch) {
    if (batch.open) {
      rolledBack++;
      end(batch);
    }
  }

  private void end(Batch batch) {
    batch.open = false;
    open.remove(batch);
    batch.slot.writers.remove(batch);
    if (batch.slot.lockedBy.equals(Optional.of(batch))) {
      batch.slot.lockedBy = Optional.empty();
    }
    batch.slot.wakeAll();
  }
}
