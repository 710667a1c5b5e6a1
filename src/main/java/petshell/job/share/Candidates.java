package petshell.job.share;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import petshell.store.Slot;

/** The slots that a worker tries to claim, until it looks again. Not thread-safe. */
final class Candidates {
  private final LeaseRules rules;
  private final Deque<Slot> toTry = new ArrayDeque<>();
  private final Set<Integer> troubled = new HashSet<>();
  private int known;

  Candidates(LeaseRules rules) {
    this.rules = rules;
  }

  /** Chooses from the slots as they were read just now. */
  void chooseFrom(List<Slot> slots) {
    toTry.clear();
    toTry.addAll(rules.toTry(slots, troubled));
    known = slots.size();
  }

  /** Returns how many slots there are, with those that cannot be claimed. */
  int known() {
    return known;
  }

  /** Returns the one to try next; empty where it is time to look again. */
  Optional<Slot> next() {
    return Optional.ofNullable(toTry.peekFirst());
  }

  /** Another worker was faster. */
  void nextWasTaken() {
    toTry.removeFirst();
  }

  /** What was read is out of date. */
  void clear() {
    toTry.clear();
  }

  /** A batch of this slot failed, so that others come first. */
  void avoid(int slot) {
    troubled.add(slot);
  }

  /** A batch of this slot was committed. */
  void trust(int slot) {
    troubled.remove(slot);
  }
}
