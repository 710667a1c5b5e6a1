package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JavaScriptNumberPropertiesTest {
  @Property
  void theTextReadsBackAsTheSameNumber(@ForAll("numbers") double value) {
    assertEquals(value + 0.0, Double.parseDouble(text(value)));
  }

  @Property
  void noShorterTextReadsBackAsTheSameNumber(@ForAll("numbers") double value) {
    int digits = digits(text(value));
    BigDecimal exact = new BigDecimal(value);
    for (RoundingMode rounding : List.of(RoundingMode.DOWN, RoundingMode.UP)) {
      if (digits > 1) {
        BigDecimal shorter = exact.round(new MathContext(digits - 1, rounding));
        assertTrue(shorter.doubleValue() != value, () -> shorter + " would do");
      }
    }
  }

  @Property
  void noTextOfTheSameLengthIsCloserToTheNumber(@ForAll("numbers") double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal written = new BigDecimal(text(value));
    MathContext sameLength = new MathContext(digits(text(value)), RoundingMode.HALF_EVEN);
    BigDecimal closest = exact.round(sameLength);
    if (closest.doubleValue() == value) {
      assertEquals(0, closest.compareTo(written), () -> closest + " is closer than " + written);
    }
  }

  @Provide
  Arbitrary<Double> numbers() {
    Arbitrary<Double> anyBits =
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    Arbitrary<Double> tiny = Arbitraries.longs().between(-2000, 2000).map(n -> n * 4.9e-324);
    Arbitrary<Double> traitLike = Arbitraries.longs().between(0, 1L << 53).map(n -> n * 0x1p-45);
    Arbitrary<Double> whole = Arbitraries.longs().map(Long::doubleValue);
    return Arbitraries.oneOf(anyBits, tiny, traitLike, whole);
  }

  private static int digits(String text) {
    BigDecimal number = new BigDecimal(text);
    return number.signum() == 0 ? 1 : number.stripTrailingZeros().precision();
  }

  private static String text(double value) {
    AsciiText out = new AsciiText(1);
    JavaScriptNumber.append(out, value);
    return out.toString();
  }
}
