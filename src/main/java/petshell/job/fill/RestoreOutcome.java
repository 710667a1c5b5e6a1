package petshell.job.fill;

import java.util.Objects;
import java.util.Optional;
import petshell.store.RunCounts;
import petshell.store.RunOutcome;

/**
 * How the restoring of saved traits ended.
 *
 * @param run the run's number in the journal
 * @param outcome completed, interrupted, or failed where too many pets were refused
 * @param counts changed: traits restored; unchanged: stored already; skipped: other traits are
 *     stored, the saved ones are invalid, or there is no such pet; failed: refused by the database
 * @param restored what became of the saved pets
 * @param message what went wrong, if anything
 */
public record RestoreOutcome(
    long run,
    RunOutcome outcome,
    RunCounts counts,
    RestoredCounts restored,
    Optional<String> message) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public RestoreOutcome {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(counts, "counts");
    Objects.requireNonNull(restored, "restored");
    Objects.requireNonNull(message, "message");
  }
}
