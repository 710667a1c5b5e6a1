package petshell.shell.command;

import org.jspecify.annotations.Nullable;
import petshell.job.look.ListedPet;

/** One pet of a listing as JSON. */
record ListedPetDocument(
    String id,
    String name,
    String state,
    @Nullable String rarity,
    @Nullable String patternType,
    @Nullable String accessory,
    @Nullable String bodySize,
    @Nullable String expression) {
  static ListedPetDocument of(ListedPet pet) {
    return new ListedPetDocument(
        pet.id(),
        pet.name(),
        pet.state().text(),
        pet.traits().map(traits -> traits.rarity().text()).orElse(null),
        pet.traits().map(traits -> traits.patternType().text()).orElse(null),
        pet.traits().map(traits -> traits.accessory().text()).orElse(null),
        pet.traits().map(traits -> traits.bodySize().text()).orElse(null),
        pet.traits().map(traits -> traits.expression().text()).orElse(null));
  }
}
