package petshell.job.look;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import petshell.store.ChangeMark;
import petshell.trait.TraitDifference;
import petshell.trait.TraitState;

/**
 * What a verification found.
 *
 * @param counts how many pets are in each state; every state is there, in the order of the enum
 * @param total how many pets were verified
 * @param first the first pets in each state but EXACT, by their rows; every such state is there,
 *     but none where it was interrupted
 * @param interrupted whether the user stopped it, so that not all pets were verified
 * @param mark what marked the database just before it was read; empty where the engine marks none
 */
public record VerifyOutcome(
    Map<TraitState, Long> counts,
    long total,
    Map<TraitState, List<Finding>> first,
    boolean interrupted,
    Optional<ChangeMark> mark) {
  /**
   * One pet whose stored traits are not exactly those that its id gives.
   *
   * @param id the pet's id, users' text, may be empty; the place of its row where it has none
   * @param name its name, users' text; empty where it has no id to find it by
   * @param state how they differ
   * @param message what is wrong, for people; may hold text from the database
   * @param differences the fields in which the stored traits differ from the generated ones; none
   *     where nothing is stored, or there is no id to generate from
   */
  public record Finding(
      String id, String name, TraitState state, String message, List<TraitDifference> differences) {
    /**
     * Checks the parts and copies the list.
     *
     * @throws NullPointerException if a part is null
     */
    public Finding {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(message, "message");
      differences = List.copyOf(differences);
    }
  }

  /** Returns how many pets do not have the traits that they should have, as the web app sees it. */
  public long needingAttention() {
    return Status.URGENCY.stream().mapToLong(state -> counts.getOrDefault(state, 0L)).sum();
  }
}
