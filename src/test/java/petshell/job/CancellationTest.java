package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import petshell.store.PetShellException;

class CancellationTest {
  private final Cancellation cancellation = new Cancellation();
  private final AtomicInteger aborts = new AtomicInteger();

  @Test
  void noStopIsRequestedAtFirst() {
    assertFalse(cancellation.requested());
    assertFalse(cancellation.abortRequested());
    assertFalse(cancellation.await(Duration.ofMillis(1)));
    cancellation.throwIfRequested();
  }

  @Test
  void askedOnceTheWorkStopsButItsBatchIsNotAborted() {
    cancellation.onAbort(aborts::incrementAndGet);
    cancellation.request();
    assertTrue(cancellation.requested());
    assertFalse(cancellation.abortRequested());
    assertTrue(cancellation.await(Duration.ofDays(1)));
    assertEquals(0, aborts.get());
    PetShellException thrown =
        assertThrows(PetShellException.class, cancellation::throwIfRequested);
    assertEquals(PetShellException.Kind.INTERRUPTED, thrown.kind());
  }

  @Test
  void askedAgainTheHookRunsOnce() {
    cancellation.onAbort(aborts::incrementAndGet);
    assertTrue(cancellation.hasAbortHook());
    cancellation.request();
    cancellation.request();
    cancellation.request();
    assertTrue(cancellation.abortRequested());
    assertEquals(1, aborts.get());
    assertFalse(cancellation.hasAbortHook());
  }

  @Test
  void aClosedHookDoesNotRun() {
    cancellation.onAbort(aborts::incrementAndGet).close();
    cancellation.request();
    cancellation.request();
    assertEquals(0, aborts.get());
  }

  @Test
  void closingAnEarlierHookLeavesTheLaterOne() {
    Cancellation.Hook earlier = cancellation.onAbort(() -> aborts.addAndGet(10));
    cancellation.onAbort(aborts::incrementAndGet);
    earlier.close();
    cancellation.request();
    cancellation.request();
    assertEquals(1, aborts.get());
  }

  @Test
  void aHookThatComesTooLateRunsAtOnce() {
    cancellation.request();
    cancellation.request();
    cancellation.onAbort(aborts::incrementAndGet);
    assertEquals(1, aborts.get());
  }

  @Test
  void whoWaitsIsWokenByTheRequest() throws Exception {
    Thread asking = new Thread(cancellation::request);
    asking.start();
    assertTrue(cancellation.await(Duration.ofMinutes(1)));
    asking.join();
  }

  @Test
  void anInterruptedThreadDoesNotWait() {
    Thread.currentThread().interrupt();
    assertTrue(cancellation.await(Duration.ofMinutes(1)));
    assertTrue(Thread.interrupted());
  }
}
