package petshell.trait;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The traits that have a few values each, with how often the generator gives each value. */
public enum VisualTrait {
  /** How rare a pet is. */
  RARITY("rarity") {
    @Override
    public String valueOf(PetTraits traits) {
      return traits.rarity().text();
    }

    @Override
    public Map<String, Double> expectedShares() {
      return shares(Rarity.values(), Rarity::text, TraitWeights::share);
    }
  },
  /** What is drawn on the body. */
  PATTERN_TYPE("pattern") {
    @Override
    public String valueOf(PetTraits traits) {
      return traits.patternType().text();
    }

    @Override
    public Map<String, Double> expectedShares() {
      return shares(
          PatternType.values(),
          PatternType::text,
          value -> mean(rarity -> TraitWeights.patternTypes(rarity).share(value)));
    }
  },
  /** What is worn. */
  ACCESSORY("accessory") {
    @Override
    public String valueOf(PetTraits traits) {
      return traits.accessory().text();
    }

    @Override
    public Map<String, Double> expectedShares() {
      return shares(
          Accessory.values(),
          Accessory::text,
          value -> mean(rarity -> TraitWeights.accessories(rarity).share(value)));
    }
  },
  /** How large the body is. */
  BODY_SIZE("size") {
    @Override
    public String valueOf(PetTraits traits) {
      return traits.bodySize().text();
    }

    @Override
    public Map<String, Double> expectedShares() {
      return shares(BodySize.values(), BodySize::text, TraitWeights.BODY_SIZES::share);
    }
  },
  /** The expression of the face. */
  EXPRESSION("expression") {
    @Override
    public String valueOf(PetTraits traits) {
      return traits.expression().text();
    }

    @Override
    public Map<String, Double> expectedShares() {
      return shares(Expression.values(), Expression::text, TraitWeights.EXPRESSIONS::share);
    }
  };

  private final String text;

  VisualTrait(String text) {
    this.text = text;
  }

  /** Returns the trait's name for people. */
  public String text() {
    return text;
  }

  /**
   * Returns the share of pets that the generator gives each value, from 0 to 1, by the value's word
   * and in the order of the values; together they are 1.
   */
  public abstract Map<String, Double> expectedShares();

  /** Returns the word of the value that a pet has. */
  public abstract String valueOf(PetTraits traits);

  private static <T> Map<String, Double> shares(
      T[] values, Function<T, String> text, Function<T, Double> share) {
    Map<String, Double> shares = new LinkedHashMap<>();
    Arrays.stream(values).forEach(value -> shares.put(text.apply(value), share.apply(value)));
    return shares;
  }

  /** Pattern and accessory are drawn by rarity, so their shares are means over the rarities. */
  private static double mean(Function<Rarity, Double> share) {
    return Arrays.stream(Rarity.values())
        .mapToDouble(rarity -> TraitWeights.share(rarity) * share.apply(rarity))
        .sum();
  }
}
