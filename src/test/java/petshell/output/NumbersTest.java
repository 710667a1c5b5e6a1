package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void numbersReadTheSameEverywhere() {
    assertEquals("0", Numbers.grouped(0));
    assertEquals("1,234,567", Numbers.grouped(1_234_567));
    assertEquals("-1,000", Numbers.grouped(-1000));
    for (long number : new long[] {999, 1_000, -999, 100_000, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertEquals(String.format(Locale.ROOT, "%,d", number), Numbers.grouped(number));
    }
    assertEquals("12.5 %", Numbers.percent(0.125));
    assertEquals("100.0 %", Numbers.percent(1));
  }

  @Test
  void countHasItsNounInTheRightNumber() {
    assertEquals("0 pets", Numbers.counted(0, "pet"));
    assertEquals("1 pet", Numbers.counted(1, "pet"));
    assertEquals("1,200 pets", Numbers.counted(1_200, "pet"));
  }
}
