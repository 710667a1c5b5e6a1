package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortestDecimalTest {
  private static final int NUMBERS = 200_000;

  static Stream<Arguments> numbers() {
    return Stream.of(
        numbers("hues", random -> random.nextDouble() * 360),
        numbers("percents", random -> random.nextDouble() * 100),
        numbers("small ones", random -> 0x1p-7 + random.nextDouble()),
        numbers(
            "ones of any size",
            random -> Math.scalb(1 + random.nextDouble(), random.nextInt(-7, 10))),
        numbers(
            "ones with few bits",
            random -> random.nextInt(1 << 20) / (double) (1 << random.nextInt(21))),
        numbers(
            "ones with few digits",
            random -> random.nextInt(1_000_000) / Math.pow(10, random.nextInt(4, 7))),
        numbers(
            "neighbours of few digits",
            random -> {
              double few = random.nextInt(1, 36_000) / 100.0;
              return random.nextBoolean() ? Math.nextUp(few) : Math.nextDown(few);
            }),
        numbers(
            "neighbours of powers of two",
            random -> {
              double power = Math.scalb(1.0, random.nextInt(-7, 10));
              long steps = random.nextInt(-3, 4);
              return Double.longBitsToDouble(Double.doubleToRawLongBits(power) + steps);
            }));
  }

  private static Arguments numbers(String kind, ToDoubleFunction<SplittableRandom> draw) {
    return Arguments.of(kind, draw);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("numbers")
  void aNumberHasTheShortestDigitsThatAnotherAlgorithmFinds(
      String kind, ToDoubleFunction<SplittableRandom> draw) {
    SplittableRandom random = new SplittableRandom(kind.hashCode());
    int written = 0;
    for (int i = 0; i < NUMBERS; i++) {
      double value = draw.applyAsDouble(random);
      if (ShortestDecimal.canWrite(value)) {
        assertEquals(reference(value), text(value));
        written++;
      }
    }
    assertTrue(written > NUMBERS / 4, "only " + written + " were written");
  }

  @Test
  void everyWholeNumberIsWrittenWithoutAPoint() {
    for (int whole = 0; whole < 1000; whole++) {
      assertEquals(Integer.toString(whole), text(whole));
    }
  }

  @Test
  void ofTwoDecimalsThatAreEquallyCloseTheEvenOneIsWritten() {
    assertEquals("100.00003051757812", text(100 + 0x1p-15));
    assertEquals("100.00009155273438", text(100 + 3 * 0x1p-15));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        -1,
        -0.5,
        0.5,
        0.25,
        0x1p-7,
        0x1p-8,
        0.0078,
        4.9e-324,
        1000,
        1000.5,
        1e300,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
      })
  void numbersThatTheArithmeticIsNotMadeForAreLeftToAnother(double value) {
    assertFalse(ShortestDecimal.canWrite(value));
  }

  private static String reference(double value) {
    BigDecimal digits = new BigDecimal(NumberOutput.toString(value, true));
    return digits.signum() == 0 ? "0" : digits.stripTrailingZeros().toPlainString();
  }

  private static String text(double value) {
    assertTrue(ShortestDecimal.canWrite(value), () -> value + " cannot be written");
    byte[] out = new byte[ShortestDecimal.LONGEST];
    int end = ShortestDecimal.write(out, 0, value);
    return new String(out, 0, end, StandardCharsets.US_ASCII);
  }
}
