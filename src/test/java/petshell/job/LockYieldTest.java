package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LockYieldTest {
  private static final Duration NONE = Duration.ZERO;

  private Instant now = Instant.EPOCH;
  private long version;
  private int asked;
  private final LockYield lockYield =
      new LockYield(
          () -> now,
          () -> {
            asked++;
            return version;
          },
          Duration.ofMillis(50));

  @Test
  void aloneItRestsOnlyOnceInTwoSeconds() {
    assertEquals(NONE, turn());
    assertEquals(NONE, turnAfter(1_900));
    assertEquals(LockYield.LONG_REST, turnAfter(100));
    assertEquals(NONE, turnAfter(1_900));
    assertEquals(LockYield.LONG_REST, turnAfter(100));
  }

  @Test
  void whereOthersWriteItRestsAfterEachTurnUntilTheyAreQuiet() {
    assertEquals(NONE, turn());
    version++;
    assertEquals(LockYield.REST, turnAfter(50));
    assertEquals(LockYield.REST, turnAfter(50));
    assertEquals(LockYield.LONG_REST, turnAfter(29_000));
    assertEquals(LockYield.REST, turnAfter(900));
    assertEquals(NONE, turnAfter(100));
  }

  @Test
  void smallBatchesMakeOneTurnTogether() {
    version++;
    assertEquals(NONE, lockYield.after(Duration.ofMillis(20)));
    assertEquals(NONE, lockYield.after(Duration.ofMillis(20)));
    assertEquals(LockYield.REST, lockYield.after(Duration.ofMillis(20)));
    assertEquals(NONE, lockYield.after(Duration.ofMillis(20)));
    assertEquals(2, asked, "the database is asked once a turn, and at the start");
  }

  private Duration turnAfter(long millis) {
    now = now.plusMillis(millis);
    return turn();
  }

  private Duration turn() {
    return lockYield.after(Duration.ofMillis(50));
  }
}
