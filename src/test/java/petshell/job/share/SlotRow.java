package petshell.job.share;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import petshell.store.RunCounts;
import petshell.store.Slot;
import petshell.store.SlotOwner;

/** A slot in the pretended database: its row, its pets, and who has them locked. */
final class SlotRow {
  final int number;
  final int pets;

  /** How often each pet was written. */
  final byte[] written;

  /** Transactions that have locked pets. */
  final List<Batch> writers = new ArrayList<>();

  /** What waits for a lock; tried again, in turn, when one is given up. */
  final Deque<Runnable> waiting = new ArrayDeque<>();

  Optional<Batch> lockedBy = Optional.empty();
  int position;
  Optional<SlotOwner> owner = Optional.empty();
  long epoch;
  long expiresAt;
  boolean done;
  long changed;

  /** From when on it could be claimed, in virtual time; while it is leased, when it expires. */
  long claimableSince;

  SlotRow(int number, int pets) {
    this.number = number;
    this.pets = pets;
    this.written = new byte[pets];
  }

  Slot at(long databaseTime) {
    return new Slot(
        1,
        number,
        Optional.empty(),
        Optional.empty(),
        position == 0 ? Optional.empty() : Optional.of(Integer.toString(position)),
        owner,
        epoch,
        owner.isPresent() && expiresAt < databaseTime,
        done,
        new RunCounts(changed, 0, 0, 0, 0));
  }

  /** Lets whatever waits try again. */
  void wakeAll() {
    List<Runnable> all = new ArrayList<>(waiting);
    waiting.clear();
    all.forEach(Runnable::run);
  }
}
