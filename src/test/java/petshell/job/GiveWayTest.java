package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GiveWayTest {
  private static final Duration NONE = Duration.ZERO;

  private Instant now = Instant.EPOCH;
  private long version;
  private int asked;
  private final GiveWay giveWay =
      new GiveWay(
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
    assertEquals(GiveWay.LONG_REST, turnAfter(100));
    assertEquals(NONE, turnAfter(1_900));
    assertEquals(GiveWay.LONG_REST, turnAfter(100));
  }

  @Test
  void whereOthersWriteItRestsAfterEachTurnUntilTheyAreQuiet() {
    assertEquals(NONE, turn());
    version++;
    assertEquals(GiveWay.REST, turnAfter(50));
    assertEquals(GiveWay.REST, turnAfter(50));
    assertEquals(GiveWay.LONG_REST, turnAfter(29_000));
    assertEquals(GiveWay.REST, turnAfter(900));
    assertEquals(NONE, turnAfter(100));
  }

  @Test
  void smallBatchesMakeOneTurnTogether() {
    version++;
    assertEquals(NONE, giveWay.after(Duration.ofMillis(20)));
    assertEquals(NONE, giveWay.after(Duration.ofMillis(20)));
    assertEquals(GiveWay.REST, giveWay.after(Duration.ofMillis(20)));
    assertEquals(NONE, giveWay.after(Duration.ofMillis(20)));
    assertEquals(2, asked, "the database is asked once a turn, and at the start");
  }

  private Duration turnAfter(long millis) {
    now = now.plusMillis(millis);
    return turn();
  }

  private Duration turn() {
    return giveWay.after(Duration.ofMillis(50));
  }
}
