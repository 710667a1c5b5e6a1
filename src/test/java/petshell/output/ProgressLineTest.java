package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressLineTest {
  private static final ProgressState HALFWAY = state(450_000, 1_000_000, 1000, 2, 3400, 130);

  @Test
  void aWideTerminalShowsEverything() {
    assertEquals(
        "[█████████████▌                ]  45 %  450,000 of 1,000,000  3,400/s  about 3 min left"
            + "  batch 1,000  2 quarantined",
        ProgressLine.of(HALFWAY, 120, Glyphs.UNICODE));
    assertEquals(
        "[#############.................]  45 %  450,000 of 1,000,000  3,400/s  about 3 min left"
            + "  batch 1,000  2 quarantined",
        ProgressLine.of(HALFWAY, 120, Glyphs.ASCII));
  }

  @Test
  void aNarrowerTerminalShowsLess() {
    assertEquals(
        "[###.....]  45 %  450,000 of 1,000,000  3,400/s  about 3 min left  2 quarantined",
        ProgressLine.of(HALFWAY, 80, Glyphs.ASCII));
    assertEquals(
        "45 %  450,000 of 1,000,000  3,400/s  about 3 min left  2 quarantined",
        ProgressLine.of(HALFWAY, 70, Glyphs.ASCII));
    assertEquals(
        "45 %  450,000 of 1,000,000  about 3 min left  2 quarantined",
        ProgressLine.of(HALFWAY, 60, Glyphs.ASCII));
    assertEquals(
        "45 %  450,000  about 3 min left  2 quarantined",
        ProgressLine.of(HALFWAY, 50, Glyphs.ASCII));
    assertEquals("45 %  450,000  2 quarantined", ProgressLine.of(HALFWAY, 40, Glyphs.ASCII));
    assertEquals("45 %  2 quarantined", ProgressLine.of(HALFWAY, 20, Glyphs.ASCII));
    assertEquals("...", ProgressLine.of(HALFWAY, 3, Glyphs.ASCII));
  }

  @Test
  void onTwentyColumnsThereAreCountsWhereNothingFailed() {
    assertEquals(
        "45 %  450,000",
        ProgressLine.of(state(450_000, 1_000_000, 1000, 0, 3400, 130), 20, Glyphs.UNICODE));
  }

  @Test
  void theStartPromisesNothing() {
    assertEquals(
        "[..............................]  0 %  0 of 92  batch 100",
        ProgressLine.of(state(0, 92, 100, 0, 0, 0), 80, Glyphs.ASCII));
    assertEquals("0 %, 0 of 0", ProgressLine.log(state(0, 0, 0, 0, 0, 0)));
  }

  @Test
  void aHundredPercentIsShownOnlyWhenFinished() {
    assertEquals("99 %, 92 of 92", ProgressLine.log(state(92, 92, 0, 0, 0, 1)));
    assertEquals("99 %, 95 of 95", ProgressLine.log(state(95, 92, 0, 0, 0, 1)));
    ProgressState finished =
        new ProgressState(
            new ProgressCounts(95, 92, 0, 0, true, "quarantined"), 0, Duration.ofSeconds(1));
    assertEquals("100 %, 95 of 95", ProgressLine.log(finished));
    assertEquals(
        "[##############################]  100 %  95 of 95",
        ProgressLine.of(finished, 80, Glyphs.ASCII));
  }

  @Test
  void noTimeIsPromisedTooEarlyOrTooFar() {
    assertTrue(state(10, 100, 0, 0, 10, 1).timeLeft().isEmpty());
    assertTrue(state(1, 100, 0, 0, 0.5, 3).timeLeft().isEmpty());
    assertTrue(state(10, 100, 0, 0, 3.4, 4).timeLeft().isEmpty());
    assertEquals(Duration.ofSeconds(27), state(10, 100, 0, 0, 3.4, 5).timeLeft().orElseThrow());
    assertEquals(Duration.ofSeconds(198), state(1, 100, 0, 0, 0.5, 5).timeLeft().orElseThrow());
    assertTrue(state(1, 1_000_000_000, 0, 0, 1, 60).timeLeft().isEmpty());
    assertTrue(state(100, 100, 0, 0, 10, 60).timeLeft().isEmpty());
    assertTrue(state(50, 100, 0, 0, 0, 60).timeLeft().isEmpty());
  }

  @Test
  void timesAndSpeedsAreShort() {
    assertEquals(
        "50 %, 50 of 100, 2.5/s, about 20 s left", ProgressLine.log(state(50, 100, 0, 0, 2.5, 20)));
    assertEquals(
        "0 %, 0 of 30,000, 2.0/s, about 4 h 10 min left",
        ProgressLine.log(state(0, 30_000, 0, 0, 2, 20)));
  }

  @ParameterizedTest
  @CsvSource({
    "1, about 5 s",
    "6, about 10 s",
    "20, about 20 s",
    "21, about 30 s",
    "55, about 1 min",
    "89, about 1 min",
    "91, about 2 min",
    "3500, about 58 min",
    "3600, about 1 h",
    "4199, about 1 h 10 min",
    "35900, about 10 h"
  })
  void timesLeftAreRounded(long seconds, String words) {
    String line = ProgressLine.log(state(0, seconds, 0, 0, 1, 20));
    assertTrue(line.endsWith(", " + words + " left"), line);
  }

  @Test
  void sentencesAreMadeToBeHeard() {
    assertEquals(
        "450,000 of 1,000,000 are done, that is 45 percent. 2 quarantined. About 3 minutes to go.",
        ProgressLine.sentences(HALFWAY));
    assertEquals(
        "0 of 92 are done, that is 0 percent.", ProgressLine.sentences(state(0, 92, 100, 0, 0, 0)));
    assertEquals(
        "0 of 8,000 are done, that is 0 percent. About 1 hour 10 minutes to go.",
        ProgressLine.sentences(state(0, 8_000, 100, 0, 2, 20)));
    assertEquals(
        "9 of 10 are done, that is 90 percent. About 5 seconds to go.",
        ProgressLine.sentences(state(9, 10, 100, 0, 2, 20)));
  }

  @Test
  void negativeNumbersAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ProgressCounts(-1, 0, 0, 0, false, "quarantined"));
    assertThrows(IllegalArgumentException.class, () -> state(0, 0, 0, 0, Double.NaN, 0));
  }

  @Property
  void noLineIsWiderThanAskedForAndNoneShowsAHundredTooEarly(
      @ForAll @LongRange(min = 0) long done,
      @ForAll @LongRange(min = 0) long total,
      @ForAll @IntRange(max = 100_000) int batch,
      @ForAll @LongRange(min = 0) long quarantined,
      @ForAll @DoubleRange(min = 0, max = 1e9) double rate,
      @ForAll @IntRange(max = 1_000_000) int seconds,
      @ForAll @IntRange(min = 1, max = 200) int width,
      @ForAll Glyphs glyphs) {
    String line =
        ProgressLine.of(state(done, total, batch, quarantined, rate, seconds), width, glyphs);
    assertTrue(TextWidth.of(line) <= width, line);
    assertFalse(line.contains("100 %"), line);
  }

  private static ProgressState state(
      long done, long total, int batch, long quarantined, double rate, long seconds) {
    return new ProgressState(
        new ProgressCounts(done, total, batch, quarantined, false, "quarantined"),
        rate,
        Duration.ofSeconds(seconds));
  }
}
