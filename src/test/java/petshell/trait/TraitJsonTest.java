package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TraitJsonTest {
  private static final PetTraits TRAITS =
      new PetTraits(
          new HslColor(0.5, 50, 1e-7),
          PatternType.SPOTTED,
          Optional.of(new HslColor(360, 0, 100)),
          Accessory.CROWN,
          BodySize.LARGE,
          Expression.SLEEPY,
          Rarity.LEGENDARY,
          PetTraits.MAX_VERSION);

  @Test
  void theKeysAreInTheOrderOfTheWebApp() {
    assertEquals(
        """
        {"bodyColor":{"h":0.5,"s":50,"l":1e-7},"patternType":"spotted",\
        "patternColor":{"h":360,"s":0,"l":100},"accessory":"crown","bodySize":"large",\
        "expression":"sleepy","rarity":"legendary","traitVersion":9007199254740991}""",
        TraitJson.write(TRAITS));
  }

  @Test
  void aTextThatBreaksRulesIsRefusedWithAllOfThem() {
    String text = TraitJson.write(TRAITS).replace("360", "361").replace("\"large\"", "\"huge\"");
    IllegalArgumentException exception =
        assertThrows(IllegalArgumentException.class, () -> TraitJson.read(text));
    assertEquals(
        "not valid traits: patternColor.h must be a number from 0 to 360, not 361;"
            + " bodySize must be one of small, medium, large, not \"huge\"",
        exception.getMessage());
  }

  @Test
  void aTextWithoutAnObjectIsRefused() {
    IllegalArgumentException exception =
        assertThrows(IllegalArgumentException.class, () -> TraitJson.read("7"));
    assertEquals("not valid traits: must be an object, not 7", exception.getMessage());
  }
}
