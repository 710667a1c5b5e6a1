package petshell.shell.command;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import petshell.job.look.ListedPet;
import petshell.trait.TraitJson;

/**
 * One pet of a listing as JSON.
 *
 * @param createdAt ISO text; null where no time is stored
 * @param traits the valid traits
 */
record ListedPetDocument(
    String id,
    String name,
    String state,
    @Nullable String rarity,
    @Nullable String patternType,
    @Nullable String accessory,
    @Nullable String bodySize,
    @Nullable String expression,
    String ownerId,
    @Nullable String createdAt,
    @JsonRawValue @Nullable String traits) {
  static ListedPetDocument of(ListedPet pet) {
    return new ListedPetDocument(
        pet.id(),
        pet.name(),
        pet.state().text(),
        pet.traits().map(traits -> traits.rarity().text()).orElse(null),
        pet.traits().map(traits -> traits.patternType().text()).orElse(null),
        pet.traits().map(traits -> traits.accessory().text()).orElse(null),
        pet.traits().map(traits -> traits.bodySize().text()).orElse(null),
        pet.traits().map(traits -> traits.expression().text()).orElse(null),
        pet.ownerId(),
        pet.createdMillis().isPresent() ? created(pet.createdMillis().getAsLong()) : null,
        pet.traits().map(TraitJson::write).orElse("null"));
  }

  private static String created(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
