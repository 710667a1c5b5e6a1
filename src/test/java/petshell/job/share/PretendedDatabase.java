package petshell.job.share;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import petshell.store.Lease;
import petshell.store.Share;
import petshell.store.Slot;
import petshell.store.SlotOwner;

/**
 * A database with compare-and-set, locks of rows, and a clock of its own, which jumps now and then.
 */
final class PretendedDatabase {
  static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

  private final Scene scene;
  private final VirtualTime time;
  private final PretendedBatches batches;
  private final List<SlotRow> slots = new ArrayList<>();
  private final List<Long> members = new ArrayList<>();
  private final List<SlotRow> notDone = new ArrayList<>();
  private long clockIsAhead;
  private boolean up = true;
  private OptionalLong ended = OptionalLong.empty();
  private long claimsLost;

  PretendedDatabase(Scene scene, VirtualTime time, Random random) {
    this.scene = scene;
    this.time = time;
    this.batches = new PretendedBatches(scene, time, this);
    this.clockIsAhead = Duration.ofDays(random.nextInt(2_000) - 1_000).toNanos();
    for (int i = 1; i <= scene.slots(); i++) {
      // Some slots hold no pets, and all differ, as those of a sample do.
      slots.add(new SlotRow(i, random.nextInt(10) == 0 ? 0 : random.nextInt(scene.pets()) + 1));
    }
    notDone.addAll(slots);
  }

  long clock() {
    return time.nanos() + clockIsAhead;
  }

  void jump(Duration ahead) {
    clockIsAhead += ahead.toNanos();
    notDone.forEach(slot -> slot.claimableSince -= slot.owner.isPresent() ? ahead.toNanos() : 0);
  }

  PretendedBatches batches() {
    return batches;
  }

  boolean isUp() {
    return up;
  }

  /** Notes that a slot is done; returns false where it was before. */
  boolean remove(SlotRow slot) {
    return notDone.remove(slot);
  }

  boolean isEnded() {
    return ended.isPresent();
  }

  /** Returns the run that has ended it. */
  long endedBy() {
    return ended.orElseThrow();
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
    batches.rollBackAll();
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

  void join(long run) {
    members.add(run);
  }

  Share share() {
    return new Share(
        1,
        "",
        0,
        OptionalLong.empty(),
        0,
        OptionalLong.empty(),
        members,
        ended.isPresent() ? Optional.of("") : Optional.empty(),
        ended);
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

  void lease(SlotRow slot, long from) {
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

  static boolean holds(SlotRow slot, Lease lease) {
    return slot.owner.equals(Optional.of(lease.owner())) && slot.epoch == lease.epoch();
  }

  void whenRowIsFree(SlotRow slot, long since, Answer<?> answer, Runnable work) {
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

  void endShare(long run, Answer<Boolean> answer) {
    if (!up) {
      answer.failed(Failure.UNKNOWN);
      return;
    }
    if (ended.isEmpty()) {
      ended = OptionalLong.of(run);
    }
    answer.is(ended.getAsLong() == run);
  }
}
