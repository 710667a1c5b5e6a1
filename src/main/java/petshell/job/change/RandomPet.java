package petshell.job.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import petshell.store.GeneKind;
import petshell.store.NewPet;
import petshell.trait.Rarity;

/** Draws what is random in a new pet, in the way of the web app. */
final class RandomPet {
  private static final int HIGHEST_PERSONALITY = 100;
  private static final long VERSION_MASK = 0xf000L;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_MASK = 0xc000_0000_0000_0000L;
  private static final long IETF_VARIANT = 0x8000_0000_0000_0000L;

  private final RandomGenerator random;

  RandomPet(RandomGenerator random) {
    this.random = Objects.requireNonNull(random, "random");
  }

  /** Draws an id: a version 4 UUID. */
  String id() {
    long high = (random.nextLong() & ~VERSION_MASK) | VERSION_4;
    long low = (random.nextLong() & ~VARIANT_MASK) | IETF_VARIANT;
    return new UUID(high, low).toString();
  }

  /** Draws the five values, each from 0 to 100. */
  NewPet.Personality personality() {
    return new NewPet.Personality(percent(), percent(), percent(), percent(), percent());
  }

  private int percent() {
    return random.nextInt(HIGHEST_PERSONALITY + 1);
  }

  /**
   * Draws genetic traits: for each a rarity, and one of that rarity which the pet has not yet;
   * where there is none, one of any rarity.
   *
   * @param ofType all that there are of a type
   * @param count how many to draw
   * @return as many as asked for, or all where there are fewer
   */
  List<GeneKind> genes(List<GeneKind> ofType, int count) {
    List<GeneKind> unused = new ArrayList<>(ofType);
    List<GeneKind> drawn = new ArrayList<>();
    for (int i = 0; i < count && !unused.isEmpty(); i++) {
      String rarity = rarity().text();
      List<GeneKind> fitting =
          unused.stream().filter(gene -> rarity.equals(gene.rarity())).toList();
      List<GeneKind> choice = fitting.isEmpty() ? unused : fitting;
      GeneKind gene = choice.get(random.nextInt(choice.size()));
      unused.remove(gene);
      drawn.add(gene);
    }
    return drawn;
  }

  private Rarity rarity() {
    double draw = random.nextDouble();
    if (draw < 0.6) {
      return Rarity.COMMON;
    }
    if (draw < 0.85) {
      return Rarity.UNCOMMON;
    }
    return draw < 0.95 ? Rarity.RARE : Rarity.LEGENDARY;
  }
}
