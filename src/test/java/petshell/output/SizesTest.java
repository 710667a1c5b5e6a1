package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "1, 1 byte",
    "1023, 1023 bytes",
    "1024, 1 KiB",
    "315392, 308 KiB",
    "1048575, 1.0 MiB",
    "1468006, 1.4 MiB",
    "681574400, 650 MiB",
    "9223372036854775807, 8.0 EiB"
  })
  void sizeHasItsLargestUnit(long bytes, String text) {
    assertEquals(text, Sizes.text(bytes));
  }

  @Test
  void negativeSizeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Sizes.text(-1));
  }
}
