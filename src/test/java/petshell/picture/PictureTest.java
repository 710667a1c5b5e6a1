package petshell.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.trait.Accessory;
import petshell.trait.BodySize;
import petshell.trait.Expression;
import petshell.trait.HslColor;
import petshell.trait.PatternType;
import petshell.trait.PetTraits;
import petshell.trait.Rarity;

/** What is seen in the pictures themselves, at the size of a terminal and at a large one. */
class PictureTest {
  private static final int TERMINAL = 48;
  private static final int LARGE = 240;
  private static final int SEEN = 40;

  @Test
  void everyCombinationOfTraitsIsDrawn() {
    for (PetTraits traits : Samples.everyCombination()) {
      BufferedImage image = draw(Optional.of(traits), TERMINAL);
      boolean plain = traits.patternType() != PatternType.GRADIENT;
      int body = count(image, Rgb.of(plain ? Samples.ORANGE : Samples.BLUE));
      assertTrue(body > 5, () -> body + " pixels of the body of " + traits);
    }
  }

  @ParameterizedTest
  @CsvSource({"NONE", "STRIPED", "SPOTTED"})
  void theForeheadHasExactlyTheStoredBodyColor(PatternType pattern) {
    BufferedImage image = draw(Optional.of(Samples.with(pattern)), LARGE);

    assertEquals(Rgb.of(Samples.ORANGE), at(image, 107, 56));
  }

  @ParameterizedTest
  @CsvSource({
    "STRIPED,120,60",
    "STRIPED,78,194",
    "SPOTTED,90,66",
    "SPOTTED,164,196",
    "GRADIENT,74,208",
    "GRADIENT,202,208"
  })
  void thePatternHasExactlyItsStoredColor(PatternType pattern, int column, int row) {
    BufferedImage image = draw(Optional.of(Samples.with(pattern)), LARGE);

    assertEquals(Rgb.of(Samples.BLUE), at(image, column, row));
  }

  @Test
  void aGradientBeginsWithExactlyTheBodyColor() {
    BufferedImage image = draw(Optional.of(Samples.with(PatternType.GRADIENT)), LARGE);

    assertEquals(Rgb.of(Samples.ORANGE), at(image, 107, 56));
  }

  @Test
  void aPatternWithoutAColorTakesTheColorOfTheBody() {
    PetTraits odd =
        new PetTraits(
            Samples.ORANGE,
            PatternType.STRIPED,
            Optional.empty(),
            Accessory.NONE,
            BodySize.LARGE,
            Expression.HAPPY,
            Rarity.COMMON,
            1);

    assertEquals(Rgb.of(Samples.ORANGE), at(draw(Optional.of(odd), LARGE), 120, 60));
  }

  @Test
  void thePatternStaysInsideTheBody() {
    BufferedImage plain = draw(Optional.of(Samples.PLAIN), LARGE);
    for (PatternType pattern : PatternType.values()) {
      BufferedImage image = draw(Optional.of(Samples.with(pattern)), LARGE);
      for (int row = 0; row < LARGE; row++) {
        for (int column = 0; column < LARGE; column++) {
          assertEquals(plain.getRGB(column, row) >>> 24, image.getRGB(column, row) >>> 24, 2);
        }
      }
    }
  }

  @Test
  void theEndsOfTheColorSpaceAreDrawn() {
    for (HslColor color :
        List.of(new HslColor(0, 0, 0), new HslColor(360, 100, 100), new HslColor(360, 100, 50))) {
      PetTraits traits =
          new PetTraits(
              color,
              PatternType.NONE,
              Optional.of(color),
              Accessory.NONE,
              BodySize.LARGE,
              Expression.HAPPY,
              Rarity.COMMON,
              PetTraits.MAX_VERSION);
      assertEquals(Rgb.of(color), at(draw(Optional.of(traits), LARGE), 107, 56));
    }
  }

  @Test
  void withoutTraitsThereIsOnlyAGreyOutline() {
    BufferedImage image = draw(Optional.empty(), TERMINAL);
    int drawn = 0;
    for (int row = 0; row < TERMINAL; row++) {
      for (int column = 0; column < TERMINAL; column++) {
        if (image.getRGB(column, row) >>> 24 > 0) {
          Rgb color = at(image, column, row);
          assertEquals(color.red(), color.green(), 3);
          assertEquals(color.red(), color.blue(), 3);
          drawn++;
        }
      }
    }
    int outline = drawn;
    assertTrue(outline > 200 && outline < 900, () -> outline + " pixels");
    assertEquals(0, image.getRGB(24, 42) >>> 24, "the inside is see-through");
  }

  private static BufferedImage draw(Optional<PetTraits> traits, int size) {
    return Raster.image(PetDrawing.svg("id", "Milo", traits), size);
  }

  private static Rgb at(BufferedImage image, int column, int row) {
    return Rgb.ofPixel(image.getRGB(column, row));
  }

  private static int count(BufferedImage image, Rgb color) {
    int count = 0;
    for (int row = 0; row < image.getHeight(); row++) {
      for (int column = 0; column < image.getWidth(); column++) {
        int wanted = 0xFF << 24 | color.red() << 16 | color.green() << 8 | color.blue();
        count += Pixels.distance(image.getRGB(column, row), wanted) <= SEEN ? 1 : 0;
      }
    }
    return count;
  }
}
