package petshell.store;

import java.util.Objects;
import java.util.Optional;

/**
 * A range of pets in a shared backfill, as it is stored. What a bound is, and in which order pets
 * lie between two of them, is the engine's own affair.
 *
 * @param share the number of the shared backfill
 * @param number which range, from 1
 * @param after the bound behind which it begins; empty for the first one
 * @param until the bound with which it ends; empty for the last one
 * @param position the id of the last pet that was dealt with; empty where none was
 * @param owner the worker that has it, or had it where it is done; empty where nobody has it
 * @param epoch how often it was claimed, zero or more
 * @param expired whether the owner's lease has run out, by the database's clock
 * @param done whether all of its pets were dealt with
 * @param counts what was done in it
 */
public record Slot(
    long share,
    int number,
    Optional<String> after,
    Optional<String> until,
    Optional<String> position,
    Optional<SlotOwner> owner,
    long epoch,
    boolean expired,
    boolean done,
    RunCounts counts) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public Slot {
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(counts, "counts");
  }

  /** Returns whether a worker may claim it: it is not done, and nobody has it any more. */
  public boolean isFree() {
    return !done && (owner.isEmpty() || expired);
  }

  /** Returns whether a worker has it now, as far as nobody has taken it over. */
  public boolean isHeldBy(SlotOwner worker) {
    return !done && owner.equals(Optional.of(worker));
  }
}
