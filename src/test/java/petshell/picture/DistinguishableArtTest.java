package petshell.picture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import petshell.trait.Accessory;
import petshell.trait.BodySize;
import petshell.trait.Expression;
import petshell.trait.PatternType;
import petshell.trait.PetTraits;
import petshell.trait.Rarity;

/** Every value of a trait is clearly different from every other, at the size of a terminal. */
class DistinguishableArtTest {
  private static final int TERMINAL = 48;
  private static final int SEEN = 40;

  @Test
  void anyTwoPatternsDifferInATerminal() {
    List<PetTraits> all = new ArrayList<>();
    for (PatternType value : PatternType.values()) {
      all.add(Samples.with(value));
    }
    assertAllDiffer(all, 150);
  }

  @Test
  void anyTwoAccessoriesDifferInATerminal() {
    List<PetTraits> all = new ArrayList<>();
    for (Accessory value : Accessory.values()) {
      all.add(Samples.with(value));
    }
    assertAllDiffer(all, 60);
  }

  @Test
  void anyTwoSizesDifferInATerminal() {
    List<PetTraits> all = new ArrayList<>();
    for (BodySize value : BodySize.values()) {
      all.add(Samples.with(value));
    }
    assertAllDiffer(all, 300);
  }

  @Test
  void anyTwoExpressionsDifferInATerminal() {
    List<PetTraits> all = new ArrayList<>();
    for (Expression value : Expression.values()) {
      all.add(Samples.with(value));
    }
    assertAllDiffer(all, 60);
  }

  @Test
  void anyTwoRaritiesDifferInATerminal() {
    List<PetTraits> all = new ArrayList<>();
    for (Rarity value : Rarity.values()) {
      all.add(Samples.with(value));
    }
    assertAllDiffer(all, 10);
  }

  private static void assertAllDiffer(List<PetTraits> all, int pixels) {
    for (int first = 0; first < all.size(); first++) {
      for (int second = first + 1; second < all.size(); second++) {
        BufferedImage one = draw(all.get(first));
        BufferedImage other = draw(all.get(second));
        int different = different(one, other);
        String pair = all.get(first) + " and " + all.get(second);
        assertTrue(different >= pixels, () -> different + " pixels between " + pair);
      }
    }
  }

  private static int different(BufferedImage one, BufferedImage other) {
    int count = 0;
    for (int row = 0; row < TERMINAL; row++) {
      for (int column = 0; column < TERMINAL; column++) {
        count += Pixels.distance(one.getRGB(column, row), other.getRGB(column, row)) > SEEN ? 1 : 0;
      }
    }
    return count;
  }

  private static BufferedImage draw(PetTraits traits) {
    return Raster.image(PetDrawing.svg("id", "Milo", Optional.of(traits)), TERMINAL);
  }
}
