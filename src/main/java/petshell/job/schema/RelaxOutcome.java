package petshell.job.schema;

import java.util.List;
import java.util.Objects;
import petshell.schema.Changeset;

/** How the taking back of an enforcement ended. */
public sealed interface RelaxOutcome {

  /**
   * The database takes pets without traits again.
   *
   * @param run the run's number in the journal
   * @param changesets what was taken back, never null
   */
  record Relaxed(long run, List<Changeset> changesets) implements RelaxOutcome {
    /**
     * Copies the list.
     *
     * @throws NullPointerException if the list is null
     */
    public Relaxed {
      changesets = List.copyOf(Objects.requireNonNull(changesets, "changesets"));
    }
  }

  /** Nothing was enforced; nothing was changed. */
  record NotEnforced() implements RelaxOutcome {}
}
