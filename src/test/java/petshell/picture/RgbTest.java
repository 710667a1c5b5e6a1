package petshell.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.trait.HslColor;

class RgbTest {
  @ParameterizedTest
  @CsvSource({
    "0,100,50,#ff0000",
    "360,100,50,#ff0000",
    "60,100,50,#ffff00",
    "120,100,25,#008000",
    "180,100,50,#00ffff",
    "240,100,50,#0000ff",
    "300,100,50,#ff00ff",
    "39,100,50,#ffa600",
    "210,13,50,#6f8090",
    "147,50,47,#3cb472",
    "77,0,50,#808080",
    "77,100,0,#000000",
    "77,100,100,#ffffff"
  })
  void convertsAsCssDoes(double h, double s, double l, String hex) {
    assertEquals(hex, Rgb.of(new HslColor(h, s, l)).hex());
  }

  @Test
  void takesTheColorOutOfAPixel() {
    assertEquals(new Rgb(1, 128, 255), Rgb.ofPixel(0x400180FF));
  }

  @Test
  void aPartOutOfItsRangeIsRefused() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new Rgb(0, 256, 0));

    assertEquals("green must be from 0 to 255, not 256", refusal.getMessage());
  }
}
