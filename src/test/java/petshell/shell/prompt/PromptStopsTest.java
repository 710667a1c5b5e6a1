package petshell.shell.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import petshell.shell.call.StopSignal;

class PromptStopsTest {
  private final AtomicInteger left = new AtomicInteger();
  private final PromptStops stops = new PromptStops(left::incrementAndGet);

  @Test
  void atThePromptAnInterruptDoesNothingAndASignalOfTheSystemEndsTheProcess() {
    stops.interrupt();
    stops.interrupt();
    stops.interrupt();
    assertEquals(0, left.get());
    stops.terminate();
    assertEquals(1, left.get());
  }

  @Test
  void anInterruptIsForTheCommandThatRuns() {
    StopSignal first = stops.start();
    stops.interrupt();
    assertTrue(first.arrived());
    stops.end();
    assertFalse(stops.start().arrived());
    assertFalse(stops.isLeaving());
  }

  @Test
  void theThirdInterruptEndsTheProcess() {
    stops.start();
    stops.interrupt();
    stops.interrupt();
    assertEquals(0, left.get());
    stops.interrupt();
    assertEquals(1, left.get());
  }

  @Test
  void aSignalOfTheSystemLetsTheCommandCleanUpFirst() {
    StopSignal running = stops.start();
    running.watch();
    stops.terminate();
    assertTrue(running.arrived());
    assertTrue(stops.isLeaving());
    assertEquals(0, left.get());
  }
}
