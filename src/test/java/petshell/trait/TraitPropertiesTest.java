package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TraitPropertiesTest {
  @Property
  void anyTextAsAnIdGivesValidTraits(@ForAll("ids") String id) {
    assertEquals(List.of(), TraitCheck.check(TraitText.of(id)).violations());
  }

  @Property
  void whatIsGeneratedReadsBackTheSame(@ForAll("ids") String id) {
    PetTraits generated = TraitGenerator.generate(id);
    assertEquals(generated, TraitJson.read(TraitJson.write(generated)));
  }

  @Property
  void aPatternColorIsGeneratedExactlyWhereThereIsAPattern(@ForAll("ids") String id) {
    PetTraits generated = TraitGenerator.generate(id);
    assertEquals(generated.patternType() == PatternType.NONE, generated.patternColor().isEmpty());
  }

  @Property
  void theStateOfTheTextOfAnIdIsExact(@ForAll("ids") String id) {
    assertEquals(TraitState.EXACT, TraitState.of(id, TraitText.of(id)));
  }

  @Property
  void everyNumberIsAtLeastZeroAndLessThanOne(@ForAll("ids") String seed) {
    SeedRandom random = new SeedRandom();
    random.start(seed);
    for (int count = 0; count < 100; count++) {
      double number = random.next();
      assertTrue(number >= 0 && number < 1, () -> "drew " + number);
    }
  }

  @Property
  void anyTraitsReadBackTheSame(@ForAll("traits") PetTraits traits) {
    assertEquals(traits, TraitJson.read(TraitJson.write(traits)));
  }

  @Property
  void theWrittenTextIsAFixedPoint(@ForAll("traits") PetTraits traits) {
    String text = TraitJson.write(traits);
    assertEquals(text, TraitJson.write(TraitJson.read(text)));
  }

  @Provide
  Arbitrary<String> ids() {
    return anyIds();
  }

  /** Returns ids of all kinds. */
  static Arbitrary<String> anyIds() {
    Arbitrary<String> anyCodeUnits = Arbitraries.strings().withCharRange('\0', '\uffff');
    Arbitrary<String> plain = Arbitraries.strings().alpha().numeric().ofLength(25);
    Arbitrary<String> longOnes =
        Arbitraries.strings().withCharRange('\0', '\uffff').ofMinLength(250).ofMaxLength(520);
    return Arbitraries.oneOf(anyCodeUnits, plain, longOnes);
  }

  @Provide
  Arbitrary<PetTraits> traits() {
    return Combinators.combine(
            colors(),
            Arbitraries.of(PatternType.class),
            colors().optional(),
            Arbitraries.of(Accessory.class),
            Arbitraries.of(BodySize.class),
            Arbitraries.of(Expression.class),
            Arbitraries.of(Rarity.class),
            Arbitraries.longs().between(1, PetTraits.MAX_VERSION))
        .as(PetTraits::new)
        .withoutEdgeCases();
  }

  private static Arbitrary<HslColor> colors() {
    Arbitrary<Double> hues = numbers(HslColor.MAX_HUE);
    Arbitrary<Double> percents = numbers(HslColor.MAX_PERCENT);
    return Combinators.combine(hues, percents, percents).as(HslColor::new);
  }

  private static Arbitrary<Double> numbers(double max) {
    Arbitrary<Double> fractions = Arbitraries.longs().between(0, 1L << 53).map(n -> n * 0x1p-53);
    Arbitrary<Double> edges =
        Arbitraries.of(0.0, -0.0, 1.0, Double.MIN_VALUE, Double.MIN_NORMAL, 1e-6, 9.9e-7, 1e-3);
    return Arbitraries.oneOf(fractions.map(fraction -> fraction * max), edges);
  }
}
