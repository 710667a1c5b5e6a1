package petshell.picture;

import java.util.Objects;
import java.util.Optional;
import petshell.trait.Accessory;
import petshell.trait.BodySize;
import petshell.trait.Expression;
import petshell.trait.HslColor;
import petshell.trait.PetTraits;
import petshell.trait.Rarity;

/** Pets in words, for terminals without colours, for screen readers and next to pictures. */
public final class TextArt {
  private TextArt() {}

  /**
   * Describes a pet.
   *
   * @param traits the pet's traits, empty where it has none that are valid
   * @return one sentence of plain ASCII, without a line break
   */
  public static String sentence(Optional<PetTraits> traits) {
    Objects.requireNonNull(traits, "traits");
    return traits
        .map(TextArt::sentence)
        .orElse("A grey outline with a question mark: this pet has no valid traits.");
  }

  private static String sentence(PetTraits traits) {
    return size(traits.bodySize())
        + " "
        + rarity(traits.rarity())
        + " pet in "
        + ColorName.of(traits.bodyColor())
        + pattern(traits)
        + ", "
        + accessory(traits.accessory())
        + ", "
        + expression(traits.expression())
        + ".";
  }

  private static String size(BodySize size) {
    return switch (size) {
      case SMALL -> "A small";
      case MEDIUM -> "A medium-sized";
      case LARGE -> "A large";
    };
  }

  private static String rarity(Rarity rarity) {
    return switch (rarity) {
      case COMMON -> "common";
      case UNCOMMON -> "uncommon";
      case RARE -> "rare";
      case LEGENDARY -> "legendary";
    };
  }

  private static String pattern(PetTraits traits) {
    String color = ColorName.of(patternColor(traits));
    return switch (traits.patternType()) {
      case NONE -> "";
      case STRIPED -> " with " + color + " stripes";
      case SPOTTED -> " with " + color + " spots";
      case GRADIENT -> " fading to " + color;
    };
  }

  /** The colour that a pattern is drawn in, the body's own where none is stored. */
  static HslColor patternColor(PetTraits traits) {
    return traits.patternColor().orElse(traits.bodyColor());
  }

  private static String accessory(Accessory accessory) {
    return switch (accessory) {
      case NONE -> "wearing nothing";
      case COLLAR -> "wearing a red collar with a bell";
      case HORNS -> "with a pair of horns";
      case WINGS -> "with a pair of wings";
      case CROWN -> "wearing a golden crown";
    };
  }

  private static String expression(Expression expression) {
    return switch (expression) {
      case HAPPY -> "looking happy";
      case NEUTRAL -> "looking calm";
      case CURIOUS -> "looking curious";
      case MISCHIEVOUS -> "looking mischievous";
      case SLEEPY -> "fast asleep";
    };
  }
}
