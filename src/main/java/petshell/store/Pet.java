package petshell.store;

import java.util.Optional;

/**
 * One row of the web app's pets. Names and ids are users' text.
 *
 * @param id the pet's id, never null, may be empty
 * @param name its name, never null
 * @param ownerId the id of the user that it belongs to, never null
 * @param needs how it is, never null
 * @param personality how it behaves, never null
 * @param generation 1 for a pet without parents
 * @param parent1Id the id of the one parent, if any
 * @param parent2Id the id of the other parent, if any
 * @param times when what happened to it, never null
 * @param traits what the traits column holds; missing too where there is no such column
 */
public record Pet(
    String id,
    String name,
    String ownerId,
    Needs needs,
    Personality personality,
    long generation,
    Optional<String> parent1Id,
    Optional<String> parent2Id,
    Times times,
    StoredTraits traits) {

  /** How a pet is; each part from 0 to 100, as the web app keeps it. */
  public record Needs(
      long health,
      long hunger,
      long happiness,
      long energy,
      boolean critical,
      long maxHealthPenalty) {}

  /** How a pet behaves; each part from 0 to 100. */
  public record Personality(
      long friendliness, long energyTrait, long curiosity, long patience, long playfulness) {}

  /** When what happened to a pet; ISO text whichever kind is stored. */
  public record Times(
      String createdAt,
      String updatedAt,
      Optional<String> neglectStartedAt,
      Optional<String> lastFedAt,
      Optional<String> lastInteractionAt,
      String lastStatUpdate,
      Optional<String> lastBredAt) {}
}
