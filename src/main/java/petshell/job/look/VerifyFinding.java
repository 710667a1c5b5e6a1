package petshell.job.look;

import java.util.Objects;
import petshell.trait.TraitState;

/**
 * One pet whose stored traits are not exactly those that its id gives.
 *
 * @param id the pet's id, users' text, never null, may be empty
 * @param state how they differ, never null
 * @param message what is wrong, for people; may hold text from the database; never null
 */
public record VerifyFinding(String id, TraitState state, String message) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public VerifyFinding {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(message, "message");
  }
}
