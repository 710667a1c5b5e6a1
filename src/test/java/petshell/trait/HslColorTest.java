package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HslColorTest {
  @Test
  void theEdgesOfTheRangesAreAllowed() {
    assertEquals(360, new HslColor(360, 100, 100).h());
    assertEquals(0, new HslColor(0, 0, 0).h());
  }

  @ParameterizedTest
  @CsvSource({
    "360.00000000000006, 0, 0",
    "-4.9E-324, 0, 0",
    "0, 100.00000000000001, 0",
    "0, -1, 0",
    "0, 0, 101",
    "0, 0, Infinity",
    "NaN, 0, 0"
  })
  void aPartOutOfItsRangeIsRefused(double h, double s, double l) {
    assertThrows(IllegalArgumentException.class, () -> new HslColor(h, s, l));
  }

  @Test
  void negativeZeroIsZero() {
    assertEquals(new HslColor(0.0, 0.0, 0.0), new HslColor(-0.0, -0.0, -0.0));
  }
}
