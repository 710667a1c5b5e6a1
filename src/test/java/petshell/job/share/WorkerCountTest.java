package petshell.job.share;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerCountTest {
  private static final long SECOND = 1_000_000_000;

  /**
   * Lets time go by, a look a second, until nothing changes for a minute.
   *
   * @param useful how many workers make the process faster, each as much as the first
   * @return how many there were at most, and in the end
   */
  private static String settled(WorkerCount workers, int useful) {
    long rows = 0;
    int most = 0;
    int unchanged = 0;
    for (long second = 0; unchanged < 60; second++) {
      int before = workers.count();
      workers.measured(rows, second * SECOND);
      rows += 1_000L * Math.min(useful, workers.count());
      most = Math.max(most, workers.count());
      unchanged = workers.count() == before ? unchanged + 1 : 0;
    }
    return most + " " + workers.count();
  }

  @ParameterizedTest
  @CsvSource({"1, 2 1", "2, 3 2", "5, 6 5", "100, 8 7"})
  void oneMoreIsTriedThanHelpsAndLeavesAgain(int useful, String expected) {
    assertEquals(expected, settled(WorkerCount.of(OptionalInt.empty()), useful));
  }

  @Test
  void aNumberThatWasAskedForStays() {
    assertEquals("3 3", settled(WorkerCount.of(OptionalInt.of(3)), 1));
  }

  @Test
  void whoFillsNothingHasOneWorker() {
    assertEquals("1 1", settled(WorkerCount.of(OptionalInt.empty()), 0));
  }
}
