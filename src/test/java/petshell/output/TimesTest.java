package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static final Instant MOMENT = Instant.parse("2026-11-27T00:15:02.119Z");

  @Test
  void momentIsShownToTheSecondInUtc() {
    assertEquals("2026-11-27 00:15:02 UTC", Times.text(MOMENT));
  }

  @Test
  void momentInThePastSaysHowLongAgoItWas() {
    assertEquals(
        "2026-11-27 00:15:02 UTC (3 min ago)",
        Times.ago(MOMENT, Instant.parse("2026-11-27T00:18:10Z")));
  }

  @Test
  void momentOfAnotherClockThatIsAheadHasNoDistance() {
    assertEquals(
        "2026-11-27 00:15:02 UTC", Times.ago(MOMENT, Instant.parse("2026-11-27T00:15:01Z")));
  }
}
