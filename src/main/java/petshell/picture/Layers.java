package petshell.picture;

import java.util.ArrayList;
import java.util.List;
import petshell.trait.Accessory;
import petshell.trait.Expression;
import petshell.trait.PatternType;
import petshell.trait.PetTraits;
import petshell.trait.Rarity;

/** The order in which the pieces of a pet are drawn, from the back to the front. */
final class Layers {
  private Layers() {}

  /** Returns the pieces of a pet, the one furthest away first. */
  static List<PlacedPart> of(PetTraits traits) {
    Accessory accessory = traits.accessory();
    List<PlacedPart> layers = new ArrayList<>();
    Scene.stars(traits.rarity()).ifPresent(part -> add(layers, part, Placement.PICTURE));
    add(layers, Scene.SHADOW, Placement.TORSO);
    if (accessory == Accessory.WINGS) {
      add(layers, Worn.WINGS, Placement.WINGS);
    }
    add(layers, Torso.BASE, Placement.TORSO);
    Torso.pattern(traits.patternType()).ifPresent(part -> add(layers, part, Placement.TORSO));
    add(layers, Torso.LINES, Placement.TORSO);
    if (accessory == Accessory.COLLAR) {
      add(layers, Worn.COLLAR, Placement.HEAD);
    }
    if (accessory == Accessory.HORNS) {
      add(layers, Worn.HORNS, Placement.HEAD);
    }
    add(layers, Head.BASE, Placement.HEAD);
    Head.pattern(traits.patternType()).ifPresent(part -> add(layers, part, Placement.HEAD));
    add(layers, Head.LINES, Placement.HEAD);
    if (accessory == Accessory.CROWN) {
      add(layers, Worn.CROWN, Placement.HEAD);
    }
    if (accessory == Accessory.COLLAR) {
      add(layers, Worn.BELL, Placement.HEAD);
    }
    add(layers, Face.of(traits.expression()), Placement.FACE);
    return List.copyOf(layers);
  }

  /** Returns every piece that any drawing may hold, each once. */
  static List<Part> everyPart() {
    List<Part> parts = new ArrayList<>();
    parts.addAll(List.of(Scene.SHADOW, Scene.UNKNOWN, Torso.BASE, Torso.LINES, Head.BASE));
    parts.addAll(List.of(Head.LINES, Worn.WINGS, Worn.COLLAR, Worn.BELL, Worn.HORNS, Worn.CROWN));
    for (Rarity rarity : Rarity.values()) {
      Scene.stars(rarity).ifPresent(parts::add);
    }
    for (PatternType type : PatternType.values()) {
      Torso.pattern(type).ifPresent(parts::add);
      Head.pattern(type).ifPresent(parts::add);
    }
    for (Expression expression : Expression.values()) {
      parts.add(Face.of(expression));
    }
    return List.copyOf(parts);
  }

  private static void add(List<PlacedPart> layers, Part part, Placement placement) {
    layers.add(new PlacedPart(part, placement));
  }
}
