package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DebugLoggingTest {
  @Test
  void whoLogsDoesNotWaitUntilItIsPrinted() {
    CountDownLatch taken = new CountDownLatch(1);
    List<String> printed = new CopyOnWriteArrayList<>();
    Handler logs =
        new DebugLogging.Beside(
            new Handler() {
              @Override
              public void publish(LogRecord entry) {
                try {
                  taken.await();
                } catch (InterruptedException interrupted) {
                  Thread.currentThread().interrupt();
                }
                printed.add(entry.getMessage());
              }

              @Override
              public void flush() {}

              @Override
              public void close() {}
            });
    logs.publish(new LogRecord(Level.INFO, "one"));
    logs.publish(new LogRecord(Level.INFO, "two"));
    assertEquals(List.of(), printed);
    taken.countDown();
    logs.close();
    assertEquals(List.of("one", "two"), printed);
  }
}
