package petshell.job.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import petshell.job.share.LeaseWorker.Failure;
import petshell.store.Lease;
import petshell.store.Share;
import petshell.store.Slot;
import petshell.store.SlotOwner;

/**
 * A database with compare-and-set, locks of rows, nodes that hold the pets, and a clock of its own,
 * which jumps now and then. Nothing but the epochs keeps pets from being written twice: unlike a
 * real one, it does not look whether a pet has traits already. It checks all that must hold in each
 * commit.
 */
final class PretendedDatabase {
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

  /** With many slots their sum is not taken after each commit. */
  private static final int SLOTS_SUMMED_EACH_TIME = 64;

  private final Scene scene;
  private final VirtualTime time;
  private final DatabaseNodes nodes;
  private final List<SlotRow> slots = new ArrayList<>();
  private final List<SlotRow> notDone = new ArrayList<>();
  private final List<Batch> open = new ArrayList<>();
  private long clockIsAhead;
  private boolean up = true;
  private boolean stopped;
  private boolean ended;
  private long written;
  private long commits;
  private long rolledBack;
  private long claimsLost;

  PretendedDatabase(Scene scene, VirtualTime time, Random random) {
    this.scene = scene;
    this.time = time;
    this.nodes = new DatabaseNodes(scene, time);
    this.clockIsAhead = Duration.ofDays(random.nextInt(2_000) - 1_000).toNanos();
    for (int i = 1; i <= scene.slots(); i++) {
      // Some slots hold no pets, and all differ, as those of a sample do.
      slots.add(new SlotRow(i, random.nextInt(10) == 0 ? 0 : random.nextInt(scene.pets()) + 1));
    }
    notDone.addAll(slots);
  }

  private long clock() {
    return time.nanos() + clockIsAhead;
  }

  void jump(Duration ahead) {
    clockIsAhead += ahead.toNanos();
    notDone.forEach(slot -> slot.claimableSince -= slot.owner.isPresent() ? ahead.toNanos() : 0);
  }

  DatabaseNodes nodes() {
    return nodes;
  }

  boolean isEnded() {
    return ended;
  }

  void stopAll(boolean stop) {
    stopped = stop;
  }

  long rolledBack() {
    return rolledBack;
  }

  /** Returns how many claims came later than another one. */
  long claimsLost() {
    return claimsLost;
  }

  long petsLeft() {
    return notDone.stream().mapToLong(slot -> slot.pets - slot.position).sum();
  }

  List<SlotRow> slots() {
    return slots;
  }

  void goDown() {
    up = false;
    List.copyOf(open).forEach(this::rollBack);
    slots.forEach(SlotRow::wakeAll);
  }

  void comeUp() {
    up = true;
  }

  void look(Answer<List<Slot>> answer) {
    if (up) {
      answer.is(notDone.stream().map(slot -> slot.at(clock())).toList());
    } else {
      answer.failed(Failure.UNKNOWN);
    }
  }

  Share share() {
    return new Share(
        1,
        "",
        0,
        OptionalLong.empty(),
        0,
        OptionalLong.empty(),
        stopped,
        ended ? Optional.of("") : Optional.empty());
  }

  void claim(Slot seen, SlotOwner owner, Answer<Optional<Claim>> answer) {
    SlotRow slot = slots.get(seen.number() - 1);
    long now = clock();
    whenRowIsFree(slot, time.nanos(), answer, () -> answer.is(claim(slot, seen, owner, now)));
  }

  /** A hold on a slot, where the slot stands, and since when it could have been claimed. */
  record Claim(Lease lease, int position, long claimableSince) {}

  private Optional<Claim> claim(SlotRow slot, Slot seen, SlotOwner owner, long now) {
    boolean free = slot.owner.isEmpty() || slot.expiresAt < now;
    if (slot.done || slot.epoch != seen.epoch() || !free) {
      claimsLost++;
      return Optional.empty();
    }
    long since = slot.claimableSince;
    slot.owner = Optional.of(owner);
    slot.epoch++;
    lease(slot, now);
    return Optional.of(
        new Claim(new Lease(1, slot.number, owner, slot.epoch), slot.position, since));
  }

  private void lease(SlotRow slot, long from) {
    slot.expiresAt = from + scene.lease().toNanos();
    slot.claimableSince = slot.expiresAt - clockIsAhead;
  }

  void release(Lease lease, Answer<Boolean> answer) {
    SlotRow slot = slots.get(lease.slot() - 1);
    whenRowIsFree(
        slot,
        time.nanos(),
        answer,
        () -> {
          if (holds(slot, lease)) {
            slot.owner = Optional.empty();
            slot.claimableSince = time.nanos();
          }
          answer.is(true);
        });
  }

  private static boolean holds(SlotRow slot, Lease lease) {
    return slot.owner.equals(Optional.of(lease.owner())) && slot.epoch == lease.epoch();
  }

  private void whenRowIsFree(SlotRow slot, long since, Answer<?> answer, Runnable work) {
    if (!up) {
      answer.failed(Failure.UNKNOWN);
    } else if (slot.lockedBy.isEmpty()) {
      work.run();
    } else if (time.nanos() - since >= LOCK_TIMEOUT.toNanos()) {
      answer.failed(Failure.ROLLED_BACK);
    } else {
      slot.waiting.add(() -> whenRowIsFree(slot, since, answer, work));
      time.after(LOCK_TIMEOUT, slot::wakeAll);
    }
  }

  Batch newBatch(Lease lease, int position, int mostRows) {
    SlotRow slot = slots.get(lease.slot() - 1);
    return new Batch(lease, slot, position, Math.min(slot.pets, position + mostRows));
  }

  /** Writes the pets of a batch, without the guard of a real one. */
  void write(Batch batch, Answer<Boolean> answer) {
    batch.startedAt = clock();
    open.add(batch);
    lockPets(batch, time.nanos(), answer);
  }

  private void lockPets(Batch batch, long since, Answer<Boolean> answer) {
    SlotRow slot = batch.slot;
    if (!up || !batch.open || nodes.isDown(slot)) {
      rollBack(batch);
      answer.failed(Failure.UNKNOWN);
    } else if (slot.writers.stream().noneMatch(batch::overlaps)) {
      slot.writers.add(batch);
      nodes.write(slot, batch.rows(), () -> answerWritten(batch, answer));
    } else if (time.nanos() - since >= LOCK_TIMEOUT.toNanos()) {
      rollBack(batch);
      answer.failed(Failure.ROLLED_BACK);
    } else {
      slot.waiting.add(() -> lockPets(batch, since, answer));
      time.after(LOCK_TIMEOUT, slot::wakeAll);
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
    whenRowIsFree(
        batch.slot,
        time.nanos(),
        failing,
        () -> {
          if (!batch.open) {
            answer.failed(Failure.UNKNOWN);
          } else if (scene.fenced() && !holds(batch.slot, batch.lease)) {
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
    if (!batch.open || !up) {
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
    lease(slot, batch.startedAt);
    if (slot.position == slot.pets) {
      assertTrue(notDone.remove(slot), "done twice: slot " + slot.number);
      slot.done = true;
    }
    end(batch);
    if (++commits % (1 + scene.slots() / SLOTS_SUMMED_EACH_TIME) == 0) {
      assertEquals(written, slots.stream().mapToLong(one -> one.changed).sum(), "sum over slots");
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

  void endShare(Answer<Boolean> answer) {
    if (!up) {
      answer.failed(Failure.UNKNOWN);
      return;
    }
    boolean byThis = !ended;
    ended = true;
    answer.is(byThis);
  }
}
