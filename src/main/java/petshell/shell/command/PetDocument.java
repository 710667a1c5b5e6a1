package petshell.shell.command;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import petshell.job.look.PetLookup;
import petshell.store.Pet;
import petshell.store.PetGene;
import petshell.store.PetName;
import petshell.store.RawValue;
import petshell.trait.TraitDifference;
import petshell.trait.TraitJson;
import petshell.trait.TraitState;
import petshell.trait.Violation;

/**
 * One pet with all that belongs to it as JSON. What should be a number is the text of what is
 * stored where that is none.
 */
record PetDocument(
    String id,
    String name,
    String ownerId,
    @Nullable Owner owner,
    @Nullable Object health,
    @Nullable Object hunger,
    @Nullable Object happiness,
    @Nullable Object energy,
    @Nullable Object isCritical,
    @Nullable Object maxHealthPenalty,
    @Nullable Object friendliness,
    @Nullable Object energyTrait,
    @Nullable Object curiosity,
    @Nullable Object patience,
    @Nullable Object playfulness,
    @Nullable Object generation,
    @Nullable String parent1Id,
    @Nullable String parent2Id,
    List<PetName> parents,
    List<PetGene> genetics,
    String createdAt,
    String updatedAt,
    @Nullable String neglectStartedAt,
    @Nullable String lastFedAt,
    @Nullable String lastInteractionAt,
    String lastStatUpdate,
    @Nullable String lastBredAt,
    @JsonRawValue @Nullable String traits,
    @Nullable String traitsText,
    String state,
    List<Violation> violations,
    List<DifferenceDocument> diff) {
  private static final String OFFSET = "+00:00";

  /** The owner, where the user is still there. */
  record Owner(String id, String email, @Nullable String name) {}

  static PetDocument of(
      PetLookup.Found found, TraitState state, List<TraitDifference> differences) {
    Pet pet = found.pet();
    return new PetDocument(
        pet.id(),
        pet.name(),
        pet.ownerId(),
        found
            .owner()
            .map(one -> new Owner(one.id(), one.email(), one.name().orElse(null)))
            .orElse(null),
        pet.needs().health().json(),
        pet.needs().hunger().json(),
        pet.needs().happiness().json(),
        pet.needs().energy().json(),
        yesOrNo(pet.needs().critical()),
        pet.needs().maxHealthPenalty().json(),
        pet.personality().friendliness().json(),
        pet.personality().energyTrait().json(),
        pet.personality().curiosity().json(),
        pet.personality().patience().json(),
        pet.personality().playfulness().json(),
        pet.generation().json(),
        pet.parent1Id().orElse(null),
        pet.parent2Id().orElse(null),
        found.parents(),
        found.genes(),
        utc(pet.times().createdAt()),
        utc(pet.times().updatedAt()),
        pet.times().neglectStartedAt().map(PetDocument::utc).orElse(null),
        pet.times().lastFedAt().map(PetDocument::utc).orElse(null),
        pet.times().lastInteractionAt().map(PetDocument::utc).orElse(null),
        utc(pet.times().lastStatUpdate()),
        pet.times().lastBredAt().map(PetDocument::utc).orElse(null),
        pet.validTraits().map(TraitJson::write).orElse("null"),
        pet.traits().text().orElse(null),
        state.text(),
        pet.traits().violations(),
        DifferenceDocument.of(differences));
  }

  /** The web app writes UTC as an offset; anything else is shown as it is stored. */
  private static String utc(String stored) {
    return stored.endsWith(OFFSET)
        ? stored.substring(0, stored.length() - OFFSET.length()) + "Z"
        : stored;
  }

  /** The web app keeps it as 1 or 0; anything else is shown as it is stored. */
  private static @Nullable Object yesOrNo(RawValue stored) {
    return stored.yes().<Object>map(yes -> yes).orElse(stored.json());
  }
}
