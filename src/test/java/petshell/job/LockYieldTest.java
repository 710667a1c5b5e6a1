package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import petshell.store.Rests;

class LockYieldTest {
  private static final Rests RESTS = new Rests(Duration.ofMillis(26), Duration.ofMillis(101));
  private static final Duration NONE = Duration.ZERO;

  private Instant now = Instant.EPOCH;
  private long version;
  private int asked;
  private final LockYield lockYield =
      new LockYield(
          RESTS,
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
    assertEquals(RESTS.longest(), turnAfter(100));
    assertEquals(NONE, turnAfter(1_900));
    assertEquals(RESTS.longest(), turnAfter(100));
  }

  @Test
  void whereOthersWriteItRestsAfterEachTurnUntilTheyAreQuiet() {
    assertEquals(NONE, turn());
    version++;
    assertEquals(RESTS.usual(), turnAfter(50));
    assertEquals(RESTS.usual(), turnAfter(50));
    assertEquals(RESTS.longest(), turnAfter(29_000));
    assertEquals(RESTS.usual(), turnAfter(900));
    assertEquals(NONE, turnAfter(100));
  }

  @Test
  void smallBatchesMakeOneTurnTogether() {
    version++;
    assertEquals(NONE, lockYield.after(Duration.ofMillis(20)));
    assertEquals(NONE, lockYield.after(Duration.ofMillis(20)));
    assertEquals(RESTS.usual(), lockYield.after(Duration.ofMillis(20)));
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
