package petshell.shell.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import petshell.job.Cancellation;

class StopSignalTest {
  private final AtomicInteger left = new AtomicInteger();
  private final StopSignal signal = new StopSignal(left::incrementAndGet);

  @Test
  void aCommandThatPollsIsAskedFirstThenAbortedThenLeft() {
    Cancellation cancellation = signal.watch();
    cancellation.onAbort(() -> {});
    signal.arrive();
    assertTrue(cancellation.requested());
    assertFalse(cancellation.abortRequested());
    signal.arrive();
    assertTrue(cancellation.abortRequested());
    assertEquals(0, left.get());
    signal.arrive();
    assertEquals(1, left.get());
  }

  @Test
  void aCommandWithNothingToAbortIsLeftTheSecondTime() {
    Cancellation cancellation = signal.watch();
    signal.arrive();
    assertEquals(0, left.get());
    signal.arrive();
    assertTrue(cancellation.abortRequested());
    assertEquals(1, left.get());
  }

  @Test
  void aCommandThatDoesNotPollIsLeftAtOnce() {
    signal.arrive();
    assertTrue(signal.arrived());
    assertEquals(1, left.get());
  }

  @Test
  void theFirstSignalIsAnsweredWhereTheCommandPolls() {
    AtomicInteger answered = new AtomicInteger();
    signal.answerBy(answered::incrementAndGet);
    signal.nextCommand();
    Cancellation cancellation = signal.watch();
    cancellation.onAbort(() -> {});
    signal.answerBy(answered::incrementAndGet);
    signal.arrive();
    signal.arrive();
    assertEquals(1, answered.get());
  }

  @Test
  void theNextCommandHasToPollAgain() {
    signal.watch();
    signal.nextCommand();
    signal.arrive();
    assertEquals(1, left.get());
  }

  @Test
  void ctrlCInAPagerIsNotForTheCommandButASignalOfTheSystemIs() {
    signal.ignoreInterruptsWhile(() -> true);
    signal.interrupt();
    assertFalse(signal.arrived());
    signal.arrive();
    assertTrue(signal.arrived());
    signal.ignoreInterruptsWhile(() -> false);
    signal.interrupt();
    assertEquals(2, left.get());
  }
}
