package petshell.job.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import petshell.store.RunCounts;
import petshell.store.Slot;
import petshell.store.SlotOwner;

class LeaseRulesTest {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final SlotOwner OTHER = new SlotOwner(7, 1);

  private final LeaseRules rules = new LeaseRules(LEASE, new Random(1));

  static Slot free(int number) {
    return slot(number, Optional.empty(), false, false);
  }

  static Slot slot(int number, Optional<SlotOwner> owner, boolean expired, boolean done) {
    return new Slot(
        1,
        number,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        owner,
        5,
        expired,
        done,
        RunCounts.NONE);
  }

  @Test
  void aTableIsCutIntoSlotsByItsSize() {
    assertEquals(1, LeaseRules.slotsFor(0));
    assertEquals(1, LeaseRules.slotsFor(1_999));
    assertEquals(8, LeaseRules.slotsFor(8_092));
    assertEquals(16, LeaseRules.slotsFor(160_000));
    assertEquals(25, LeaseRules.slotsFor(1_000_000));
    assertEquals(4_096, LeaseRules.slotsFor(1_000_000_000));
  }

  @Test
  void slotsThatAreHeldOrDoneAreNotTried() {
    List<Slot> slots =
        List.of(
            slot(1, Optional.of(OTHER), false, false),
            slot(2, Optional.of(OTHER), false, true),
            slot(3, Optional.empty(), false, true));
    assertEquals(List.of(), rules.toTry(slots, Set.of()));
  }

  @Test
  void freeSlotsComeBeforeExpiredOnesAndTroubledOnesLast() {
    Slot expired = slot(1, Optional.of(OTHER), true, false);
    assertEquals(List.of(free(2), expired), rules.toTry(List.of(expired, free(2)), Set.of()));
    assertEquals(List.of(expired, free(2)), rules.toTry(List.of(expired, free(2)), Set.of(2)));
  }

  @Test
  void workersDoNotAllTryTheSameSlot() {
    List<Slot> slots = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      slots.add(free(i));
    }
    Set<Integer> first = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      List<Slot> tried = new LeaseRules(LEASE, new Random(seed)).toTry(slots, Set.of());
      assertEquals(3, new HashSet<>(tried).size());
      first.add(tried.get(0).number());
    }
    assertTrue(first.size() > 50, first.toString());
  }

  @Test
  void waitsGrowToABoundAndAreSpread() {
    for (int i = 0; i < 1_000; i++) {
      assertWithin(50, 100, rules.idle(0, 4_096));
      assertWithin(1_500, 3_000, rules.idle(i + 6, 4_096));
      assertWithin(50, 100, rules.backOff(1));
      assertWithin(200, 400, rules.backOff(3));
      assertWithin(5_000, 10_000, rules.backOff(i + 9));
    }
  }

  @Test
  void aShortLeaseIsLookedAtMoreOften() {
    LeaseRules brief = new LeaseRules(Duration.ofSeconds(3), new Random(1));
    assertWithin(500, 1_000, brief.idle(50, 4_096));
  }

  @Test
  void fewSlotsAreLookedAtMoreOften() {
    assertWithin(258, 516, rules.idle(50, 16));
  }

  private static void assertWithin(long least, long most, Duration time) {
    assertTrue(time.toMillis() >= least && time.toMillis() <= most, time.toString());
  }

  @Test
  void threeBatchesFitIntoALease() {
    assertEquals(10_000, rules.mostRows(100, Duration.ofMillis(100)));
    assertEquals(333, rules.mostRows(1_000, Duration.ofSeconds(30)));
    assertEquals(1, rules.mostRows(1, Duration.ofHours(1)));
    assertEquals(Integer.MAX_VALUE, rules.mostRows(100_000, Duration.ZERO));
  }

  @Test
  void aLeaseOfNoLengthIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new LeaseRules(Duration.ZERO, new Random(1)));
  }
}
