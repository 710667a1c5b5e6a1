package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 100, 50, FF0000",
    "120, 100, 50, 00FF00",
    "240, 100, 50, 0000FF",
    "360, 100, 50, FF0000",
    "60, 100, 50, FFFF00",
    "0, 0, 0, 000000",
    "200, 50, 100, FFFFFF",
    "0, 0, 50, 808080",
    "39, 100, 50, FFA600",
    "270, 50, 40, 663399",
    "147.5, 33.3, 61.2, 7BBD99",
  })
  void hslBecomesRgbAsInCss(double h, double s, double l, String rgb) {
    assertEquals(rgb, String.format(Locale.ROOT, "%06X", Colors.ofHsl(h, s, l)));
  }

  @Test
  void whatIsNoColourIsRefused() {
    assertEquals(
        "h must be from 0 to 360.0, not 361.0",
        assertThrows(IllegalArgumentException.class, () -> Colors.ofHsl(361, 0, 0)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Colors.ofHsl(0, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> Colors.ofHsl(0, 0, Double.NaN));
  }
}
