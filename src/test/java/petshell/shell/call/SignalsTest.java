package petshell.shell.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import petshell.TestProcess;

@DisabledOnOs(OS.WINDOWS)
class SignalsTest {
  /** By default it does nothing. */
  private static final String SIGNAL = "WINCH";

  @Test
  @Timeout(60)
  void theLastActionThatWasSetRuns() throws Exception {
    Object before = Signals.byDefault(SIGNAL).orElseThrow();
    try {
      CountDownLatch first = new CountDownLatch(1);
      CountDownLatch second = new CountDownLatch(2);
      Signals.on(SIGNAL, first::countDown);
      send();
      first.await();
      Signals.on(SIGNAL, second::countDown);
      send();
      Object handler = Signals.byDefault(SIGNAL).orElseThrow();
      assertTrue(second.getCount() > 0);
      Signals.handle(SIGNAL, handler);
      while (second.getCount() > 0) {
        send();
      }
    } finally {
      Signals.handle(SIGNAL, before);
    }
  }

  @Test
  void aSignalThatTheSystemDoesNotHaveIsPassedOver() {
    Signals.on("NOSUCH", () -> {});
    assertEquals(Optional.empty(), Signals.byDefault("NOSUCH"));
  }

  private static void send() throws Exception {
    TestProcess.send(SIGNAL, ProcessHandle.current());
  }
}
