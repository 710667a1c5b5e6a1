package petshell.schema;

import java.util.Objects;

/**
 * One changeset of ours that the database says it has.
 *
 * @param changeset which one, never null
 * @param adopted whether its change was there before, made by somebody else, and was only noted
 * @param deployment Liquibase's name of the call that applied it; never null
 */
public record AppliedChangeset(Changeset changeset, boolean adopted, String deployment) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public AppliedChangeset {
    Objects.requireNonNull(changeset, "changeset");
    Objects.requireNonNull(deployment, "deployment");
  }
}
