package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PetTraitsTest {
  private static final HslColor COLOR = new HslColor(1, 2, 3);

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, PetTraits.MAX_VERSION + 1, Long.MAX_VALUE})
  void aVersionOutOfItsRangeIsRefused(long version) {
    assertThrows(IllegalArgumentException.class, () -> traits(COLOR, version));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, PetTraits.MAX_VERSION})
  void anyPositiveSafeWholeNumberIsAVersion(long version) {
    assertEquals(version, traits(COLOR, version).traitVersion());
  }

  @Test
  void aMissingColorIsRefused() {
    assertThrows(NullPointerException.class, () -> traits(null, 1));
  }

  @ParameterizedTest
  @EnumSource(Rarity.class)
  void everyRarityIsFoundByItsWord(Rarity rarity) {
    assertEquals(Optional.of(rarity), Rarity.of(rarity.text()));
  }

  @Test
  void wordsAreCaseSensitive() {
    assertEquals(Optional.empty(), Rarity.of("Common"));
    assertEquals(Optional.empty(), PatternType.of("NONE"));
    assertEquals(Optional.empty(), Accessory.of(""));
    assertEquals(Optional.empty(), BodySize.of(" small"));
    assertEquals(Optional.empty(), Expression.of("happyy"));
  }

  private static PetTraits traits(HslColor bodyColor, long version) {
    return new PetTraits(
        bodyColor,
        PatternType.NONE,
        Optional.empty(),
        Accessory.NONE,
        BodySize.SMALL,
        Expression.HAPPY,
        Rarity.COMMON,
        version);
  }
}
