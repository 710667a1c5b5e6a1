package petshell.job.schema;

import java.util.List;
import java.util.Objects;
import petshell.schema.Changeset;

/** How an enforcement ended. */
public sealed interface EnforceOutcome {

  /**
   * The database refuses missing and malformed traits from now on.
   *
   * @param run the run's number in the journal
   * @param pets how many pets were looked at, all of them valid
   * @param changesets what was applied
   */
  record Enforced(long run, long pets, List<Changeset> changesets) implements EnforceOutcome {
    /**
     * Copies the list.
     *
     * @throws NullPointerException if the list is null
     */
    public Enforced {
      changesets = List.copyOf(Objects.requireNonNull(changesets, "changesets"));
    }
  }

  /** The database did so already; nothing was changed. */
  record AlreadyEnforced() implements EnforceOutcome {}
}
