package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LockTimesTest {
  @Test
  void aPercentileIsTheTimeThatSoManyDidNotExceed() {
    LockTimes times = new LockTimes();
    assertEquals(0, times.percentile(0.95));
    for (int i = 1; i <= 100; i++) {
      times.add(Duration.ofMillis(101 - i));
    }
    assertEquals(95, times.percentile(0.95));
    assertEquals(50, times.percentile(0.5));
    assertEquals(100, times.percentile(1));
    assertEquals(100, times.batches());
  }
}
