package petshell.trait;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the traits stored for a pet compare with those that its id gives. */
public enum TraitState {
  /** The stored text equals the generated text. */
  EXACT("exact"),
  /** Every number is within 1e-9 of the generated one, and all else is equal. */
  ROUNDED("rounded"),
  /** The same values with other spacing, key order or number text. */
  FORMATTED("formatted"),
  /** Valid traits, but not those that the generator gives for the id. */
  DRIFTED("drifted"),
  /** Valid traits of another generator version. */
  OTHER_VERSION("other-version"),
  /** Not JSON, or JSON that breaks a rule of the traits. */
  INVALID("invalid"),
  /** Nothing is stored. */
  MISSING("missing");

  /** How far apart numbers may be that the web app's database layer has rounded. */
  private static final double TOLERANCE = 1e-9;

  private final String text;

  TraitState(String text) {
    this.text = text;
  }

  /** Returns the word that users see and type for this state. */
  public String text() {
    return text;
  }

  /**
   * Compares what is stored for a pet with what its id gives.
   *
   * @param id the id of the pet
   * @param stored the stored text, whatever it holds, or null where nothing is stored
   * @return the state
   */
  public static TraitState of(String id, @Nullable String stored) {
    return of(id, stored, new GeneratedTraits());
  }

  /**
   * Does the same for one of many pets.
   *
   * @param generator may be used for one pet after the other
   */
  public static TraitState of(String id, @Nullable String stored, GeneratedTraits generator) {
    Objects.requireNonNull(id, "id");
    if (stored == null) {
      return MISSING;
    }
    PetTraits generated = generator.of(id);
    if (generator.isText(generated, stored)) {
      return EXACT;
    }
    CheckedTraits result = TraitCheck.check(stored);
    return result.traits().map(traits -> compare(generated, traits, result)).orElse(INVALID);
  }

  private static TraitState compare(PetTraits generated, PetTraits traits, CheckedTraits result) {
    if (traits.traitVersion() != generated.traitVersion()) {
      return OTHER_VERSION;
    }
    if (result.unknownFields()) {
      return DRIFTED;
    }
    if (traits.equals(generated)) {
      return FORMATTED;
    }
    return sameWords(generated, traits)
            && near(generated.bodyColor(), traits.bodyColor())
            && near(generated.patternColor(), traits.patternColor())
        ? ROUNDED
        : DRIFTED;
  }

  private static boolean sameWords(PetTraits generated, PetTraits traits) {
    return traits.patternType() == generated.patternType()
        && traits.accessory() == generated.accessory()
        && traits.bodySize() == generated.bodySize()
        && traits.expression() == generated.expression()
        && traits.rarity() == generated.rarity();
  }

  private static boolean near(Optional<HslColor> generated, Optional<HslColor> stored) {
    if (generated.isPresent() && stored.isPresent()) {
      return near(generated.get(), stored.get());
    }
    return generated.isEmpty() && stored.isEmpty();
  }

  /** Returns whether two colours differ only as much as the web app's database layer rounds. */
  static boolean near(HslColor generated, HslColor stored) {
    return near(generated.h(), stored.h())
        && near(generated.s(), stored.s())
        && near(generated.l(), stored.l());
  }

  private static boolean near(double generated, double stored) {
    return Math.abs(generated - stored) <= TOLERANCE;
  }
}
