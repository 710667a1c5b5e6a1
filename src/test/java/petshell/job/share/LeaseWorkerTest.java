package petshell.job.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import petshell.store.Lease;
import petshell.store.Share;
import petshell.store.Slot;
import petshell.store.SlotOwner;

class LeaseWorkerTest {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration QUICK = Duration.ofMillis(10);
  private static final SlotOwner SELF = new SlotOwner(9, 2);
  private static final Slot FREE = LeaseRulesTest.free(1);
  private static final Slot OTHERS =
      LeaseRulesTest.slot(2, Optional.of(new SlotOwner(7, 1)), false, false);
  private static final Slot DONE = LeaseRulesTest.slot(3, Optional.empty(), false, true);
  private static final Lease HELD = new Lease(1, 1, SELF, 6);

  private final LeaseWorker worker =
      new LeaseWorker(1, SELF, new LeaseRules(LEASE, new Random(1)), 100);

  private static Share share(boolean stopped, boolean ended) {
    return new Share(
        1,
        "",
        10,
        OptionalLong.empty(),
        0,
        OptionalLong.empty(),
        stopped ? List.of() : List.of(SELF.run()),
        ended ? Optional.of("") : Optional.empty(),
        ended ? OptionalLong.of(7) : OptionalLong.empty());
  }

  private void see(Slot... slots) {
    worker.saw(share(false, false), List.of(slots));
  }

  /** Returns the next action in words. */
  private String next() {
    StringBuilder said = new StringBuilder();
    worker.next(
        new LeaseActions() {
          @Override
          public void look() {
            said.append("look");
          }

          @Override
          public void claim(Slot seen) {
            said.append("claim ").append(seen.number());
          }

          @Override
          public void fill(Lease lease, int mostRows) {
            said.append("fill ").append(lease.slot()).append(" with ").append(mostRows);
          }

          @Override
          public void release(Lease lease) {
            said.append("release ").append(lease.slot()).append(" of ").append(lease.epoch());
          }

          @Override
          public void await(Duration time) {
            said.append("wait");
          }

          @Override
          public void end() {
            said.append("end");
          }
        });
    return said.toString();
  }

  private void hold() {
    see(FREE);
    worker.claimed(Optional.of(HELD));
  }

  @Test
  void itLooksClaimsAndFillsUntilTheSlotIsDone() {
    assertEquals("look", next());
    see(FREE, OTHERS, DONE);
    assertEquals("claim 1", next());
    worker.claimed(Optional.of(HELD));
    assertEquals("fill 1 with 100", next());
    worker.wrote(100, QUICK, false, false);
    assertEquals("fill 1 with 100000", next());
    worker.wrote(10, QUICK, true, false);
    assertEquals("look", next());
  }

  @Test
  void itWaitsAndLooksAgainWhileOthersHoldAllSlots() {
    see(OTHERS);
    assertEquals("wait", next());
    worker.waited();
    assertEquals("look", next());
  }

  @Test
  void whoFindsAllDoneEndsItAndOneOfThemSweeps() {
    see(DONE);
    assertEquals("end", next());
    worker.ended(true);
    assertEquals(Optional.of(Leaving.ENDED), worker.left());
    assertThrows(IllegalStateException.class, this::next);
  }

  @Test
  void whoIsTooLateToEndItDoesNotSweep() {
    see(DONE);
    worker.ended(false);
    assertEquals(Optional.of(Leaving.FINISHED), worker.left());
  }

  @Test
  void aClaimThatCameTooLateIsFollowedByAnotherOrAWait() {
    see(FREE, LeaseRulesTest.free(4));
    worker.claimed(Optional.empty());
    assertTrue(next().startsWith("claim"));
    worker.claimed(Optional.empty());
    assertEquals("wait", next());
  }

  @Test
  void aSlotTakenOverIsGivenUpAndAnotherOneSought() {
    hold();
    worker.lost(100, QUICK);
    assertEquals("look", next());
  }

  @Test
  void aBatchThatOutlastedTheLeaseIsFollowedByASmallerOne() {
    hold();
    worker.lost(100, LEASE.multipliedBy(2));
    hold();
    assertEquals("fill 1 with 16", next());
  }

  @Test
  void aTransactionThatWasRolledBackIsTriedAgainUnderTheSameLease() {
    hold();
    worker.failed(Failure.ROLLED_BACK);
    assertEquals("wait", next());
    worker.waited();
    assertEquals("fill 1 with 100", next());
  }

  @Test
  void aTransactionThatMayBeUnderWayStillIsFencedBeforeAnotherOne() {
    hold();
    worker.failed(Failure.UNKNOWN);
    worker.waited();
    assertEquals("release 1 of 6", next());
    worker.failed(Failure.UNKNOWN);
    worker.waited();
    assertEquals("release 1 of 6", next());
    worker.released();
    assertEquals("look", next());
    see(FREE, LeaseRulesTest.free(4));
    assertEquals("claim 4", next(), "where it did not fail");
  }

  @Test
  void aClaimOfWhichItNeverHeardIsLetGo() {
    see(FREE);
    worker.failed(Failure.UNKNOWN);
    worker.waited();
    assertEquals("look", next());
    see(LeaseRulesTest.slot(1, Optional.of(SELF), false, false));
    assertEquals("release 1 of 5", next());
    worker.released();
    assertEquals("look", next());
  }

  @Test
  void itGivesUpAfterTwentyFailuresInARow() {
    for (int i = 1; i < 20; i++) {
      worker.failed(Failure.UNKNOWN);
      worker.waited();
      assertEquals(Optional.empty(), worker.left());
    }
    worker.failed(Failure.UNKNOWN);
    assertEquals(Optional.of(Leaving.GAVE_UP), worker.left());
  }

  @Test
  void aBatchThatIsCommittedMakesUpForFailures() {
    hold();
    for (int i = 0; i < 100; i++) {
      worker.failed(Failure.ROLLED_BACK);
      worker.waited();
      worker.wrote(1, QUICK, false, false);
    }
    assertEquals(Optional.empty(), worker.left());
  }

  @Test
  void itLetsItsSlotGoBeforeItLeaves() {
    hold();
    worker.leave(Leaving.CANCELLED);
    assertEquals("release 1 of 6", next());
    worker.released();
    assertEquals(Optional.of(Leaving.CANCELLED), worker.left());
  }

  @Test
  void itLeavesThoughItsSlotCannotBeLetGo() {
    hold();
    worker.leave(Leaving.CANCELLED);
    worker.failed(Failure.UNKNOWN);
    assertEquals(Optional.of(Leaving.CANCELLED), worker.left());
  }

  @Test
  void aStopIsHeardWithABatchOrALook() {
    hold();
    worker.wrote(100, QUICK, false, true);
    assertEquals("release 1 of 6", next());
    worker.released();
    assertEquals(Optional.of(Leaving.STOPPED), worker.left());

    LeaseWorker other = new LeaseWorker(1, SELF, new LeaseRules(LEASE, new Random(1)), 100);
    other.saw(share(true, false), List.of(FREE));
    assertEquals(Optional.of(Leaving.STOPPED), other.left());
  }

  @Test
  void whatOthersHaveEndedIsLeft() {
    worker.saw(share(false, true), List.of(DONE));
    assertEquals(Optional.of(Leaving.FINISHED), worker.left());
  }
}
