package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

class BatchSizerTest {
  private static final Duration TARGET = Duration.ofMillis(50);
  private static final BatchSize AUTO = new BatchSize.Auto(TARGET);

  @Test
  void aFixedSizeStaysWhateverTheTime() {
    BatchSizer sizer = BatchSizer.of(new BatchSize.Fixed(100));
    assertEquals(100, sizer.after(100, Duration.ofMinutes(1)).after(100, Duration.ZERO).rows());
  }

  @Test
  void itGrowsByHalfAtMost() {
    assertEquals(1_500, BatchSizer.of(AUTO).after(1_000, Duration.ZERO).rows());
    assertEquals(1_250, BatchSizer.of(AUTO).after(1_000, Duration.ofMillis(28)).rows());
    assertEquals(1_000, BatchSizer.of(AUTO).after(1_000, Duration.ofMillis(35)).rows());
    assertEquals(1_000, BatchSizer.of(AUTO).after(1_000, TARGET).rows());
  }

  @Test
  void itShrinksInProportion() {
    assertEquals(350, BatchSizer.of(AUTO).after(1_000, Duration.ofMillis(100)).rows());
  }

  @Test
  void aBatchOfFiveTimesTheTargetCutsItToATenthAtOnce() {
    BatchSizer sizer = BatchSizer.of(AUTO);
    for (int i = 0; i < 30; i++) {
      sizer = sizer.after(sizer.rows(), Duration.ofMillis(49));
    }
    int before = sizer.rows();
    BatchSizer cut = sizer.after(before, Duration.ofMillis(250));
    assertEquals(before / 10, cut.rows());
    assertEquals(before / 10 * 3 / 2, cut.after(cut.rows(), Duration.ofMillis(1)).rows());
  }

  @Test
  void oneSlowBatchInTwentyDoesNotCount() {
    BatchSizer sizer = BatchSizer.of(AUTO);
    for (int i = 0; i < 19; i++) {
      sizer = sizer.after(sizer.rows(), TARGET);
    }
    int before = sizer.rows();
    assertEquals(before, sizer.after(before, Duration.ofMillis(200)).rows());
  }

  @Test
  void aBatchThatWasNotFullDoesNotLetItGrow() {
    BatchSizer sizer = BatchSizer.of(AUTO).after(3, Duration.ofMillis(1));
    assertEquals(1_000, sizer.rows());
    assertTrue(sizer.after(3, Duration.ofMillis(100)).rows() < 1_000);
  }

  @Test
  void itNeverLeavesItsBounds() {
    BatchSizer up = BatchSizer.of(AUTO);
    BatchSizer down = BatchSizer.of(AUTO);
    for (int i = 0; i < 100; i++) {
      up = up.after(up.rows(), Duration.ZERO);
      down = down.after(down.rows(), Duration.ofHours(1));
    }
    assertEquals(BatchSize.MAX_ROWS, up.rows());
    assertEquals(10, down.rows());
  }

  @Test
  void aFastDiskIsUsedWellWithinTheTarget() {
    assertHeld(simulate((rows, random) -> 0.4 + rows * 0.0025 * noise(random)), 10_000, 20_000);
  }

  @Test
  void aDiskWithSlowSyncsIsUsedWellWithinTheTarget() {
    assertHeld(simulate((rows, random) -> 20 + rows * 0.003 * noise(random)), 4_000, 10_000);
  }

  @Test
  void aDiskThatStallsNowAndThenIsUsedWellWithinTheTarget() {
    ToDoubleBiFunction<Integer, Random> disk =
        (rows, random) -> 0.4 + rows * 0.0025 * noise(random) + (random.nextInt(50) == 0 ? 150 : 0);
    assertHeld(simulate(disk), 5_000, 20_000);
  }

  @Test
  void whereEvenTheSmallestBatchTakesTooLongItStaysSmall() {
    List<Integer> sizes = new ArrayList<>();
    BatchSizer sizer = BatchSizer.of(AUTO);
    for (int i = 0; i < 100; i++) {
      sizer = sizer.after(sizer.rows(), Duration.ofMillis(120));
      sizes.add(sizer.rows());
    }
    assertEquals(10, sizes.get(99));
  }

  @Test
  void itFollowsADiskThatBecomesTenTimesSlowerAndRecovers() {
    BatchSizer sizer = BatchSizer.of(AUTO);
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double slow = i >= 100 && i < 200 ? 10 : 1;
      sizer = sizer.after(sizer.rows(), millis(slow * (0.4 + sizer.rows() * 0.0025)));
      sizes.add(sizer.rows());
    }
    assertTrue(sizes.get(99) > 13_000, sizes.toString());
    assertTrue(sizes.get(102) < 2_100, sizes.toString());
    assertTrue(sizes.get(199) > 1_000 && sizes.get(199) < 2_100, sizes.toString());
    assertTrue(sizes.get(299) > 13_000, sizes.toString());
  }

  @Test
  void aTargetOfNoTimeAndSizesOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new BatchSize.Auto(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> new BatchSize.Fixed(0));
    assertThrows(IllegalArgumentException.class, () -> new BatchSize.Fixed(100_001));
  }

  /** A run that has settled: how long the batches held the lock, and how large they were. */
  private record Simulated(List<Double> millis, double averageRows) {}

  private static Simulated simulate(ToDoubleBiFunction<Integer, Random> disk) {
    Random random = new Random(1);
    BatchSizer sizer = BatchSizer.of(AUTO);
    List<Double> millis = new ArrayList<>();
    double rows = 0;
    for (int i = 0; i < 2_000; i++) {
      double taken = disk.applyAsDouble(sizer.rows(), random);
      if (i >= 20) {
        millis.add(taken);
        rows += sizer.rows();
      }
      sizer = sizer.after(sizer.rows(), millis(taken));
    }
    return new Simulated(millis, rows / millis.size());
  }

  /** Mostly around 1, now and then much more, as on a machine that is shared. */
  private static double noise(Random random) {
    return 0.95 + 0.1 * random.nextDouble() - 0.05 * Math.log(1 - random.nextDouble());
  }

  private static Duration millis(double millis) {
    return Duration.ofNanos((long) (millis * 1e6));
  }

  /** The target at the 95th percentile. */
  private static void assertHeld(Simulated run, double fewestRows, double mostRows) {
    List<Double> sorted = new ArrayList<>(run.millis());
    Collections.sort(sorted);
    double percentile = sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1);
    assertTrue(percentile <= 50, "95th percentile: " + percentile);
    assertTrue(
        run.averageRows() >= fewestRows && run.averageRows() <= mostRows,
        "rows: " + run.averageRows());
  }
}
