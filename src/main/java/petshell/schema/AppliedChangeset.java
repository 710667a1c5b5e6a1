package petshell.schema;

import java.util.Objects;

/**
 * One changeset of ours that the ledger notes.
 *
 * @param changeset which one
 * @param standing whose its change is, and whether it is there still
 * @param deployment Liquibase's name of the call that applied it, empty where it is not known
 */
public record AppliedChangeset(Changeset changeset, Standing standing, String deployment) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public AppliedChangeset {
    Objects.requireNonNull(changeset, "changeset");
    Objects.requireNonNull(standing, "standing");
    Objects.requireNonNull(deployment, "deployment");
  }

  /** Returns whether its change is somebody else's, and was only noted. */
  public boolean adopted() {
    return standing.isOthers();
  }
}
