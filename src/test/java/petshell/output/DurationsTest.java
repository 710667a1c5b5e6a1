package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "44, 44 ms",
    "99, 99 ms",
    "100, 0.1 s",
    "2940, 2.9 s",
    "9499, 9.5 s",
    "9500, 10 s",
    "59499, 59 s",
    "59500, 1 min",
    "131530, 2 min 12 s",
    "3599499, 59 min 59 s",
    "3600000, 1 h",
    "11100000, 3 h 5 min",
    "187200000, 2 d 4 h",
    "-5, 0 ms"
  })
  void durationHasItsTwoLargestUnits(long millis, String text) {
    assertEquals(text, Durations.text(Duration.ofMillis(millis)));
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "59, 59 s", "60, 1 min", "7199, 1 h", "86400, 1 d", "-1, 0 s"})
  void roughDurationHasItsLargestUnit(long seconds, String text) {
    assertEquals(text, Durations.rough(Duration.ofSeconds(seconds)));
  }
}
