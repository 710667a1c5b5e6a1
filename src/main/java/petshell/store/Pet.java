package petshell.store;

import java.util.Optional;
import petshell.trait.PetTraits;

/**
 * One row of the web app's pets. Names and ids are users' text.
 *
 * @param id the pet's id, may be empty
 * @param name its name
 * @param ownerId the id of the user that it belongs to
 * @param needs how it is
 * @param personality how it behaves
 * @param generation 1 for a pet without parents
 * @param parent1Id the id of the one parent, if any
 * @param parent2Id the id of the other parent, if any
 * @param times when what happened to it
 * @param traits what the traits column holds; missing too where there is no such column
 * @param validTraits the same as traits, empty where nothing valid is stored
 */
public record Pet(
    String id,
    String name,
    String ownerId,
    Needs needs,
    Personality personality,
    RawValue generation,
    Optional<String> parent1Id,
    Optional<String> parent2Id,
    Times times,
    StoredTraits traits,
    Optional<PetTraits> validTraits) {

  /** How a pet is; each part from 0 to 100, as the web app keeps it, but it may be anything. */
  public record Needs(
      RawValue health,
      RawValue hunger,
      RawValue happiness,
      RawValue energy,
      RawValue critical,
      RawValue maxHealthPenalty) {}

  /** How a pet behaves; each part from 0 to 100, but it may be anything. */
  public record Personality(
      RawValue friendliness,
      RawValue energyTrait,
      RawValue curiosity,
      RawValue patience,
      RawValue playfulness) {}

  /** When what happened to a pet; ISO text of text and milliseconds, all else as it is stored. */
  public record Times(
      String createdAt,
      String updatedAt,
      Optional<String> neglectStartedAt,
      Optional<String> lastFedAt,
      Optional<String> lastInteractionAt,
      String lastStatUpdate,
      Optional<String> lastBredAt) {}
}
