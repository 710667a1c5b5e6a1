package petshell.shell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import petshell.output.BackgroundOutput;

/**
 * Prints the logs of libraries to standard error on a thread of its own: they log within
 * transactions too, which must not wait for a terminal. Named to {@code java.util.logging} as what
 * configures it.
 */
public final class DebugLogging {
  private static final String CONFIGURATION = "java.util.logging.config.class";
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /**
   * Made by {@code java.util.logging} at the first log message.
   *
   * @throws IOException never, as it reads from memory
   */
  public DebugLogging() throws IOException {
    String configuration = "handlers=" + Beside.class.getName() + "\n.level=INFO\n";
    LogManager.getLogManager()
        .readConfiguration(
            new ByteArrayInputStream(configuration.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** Prints the logs of this process; to be called before anybody logs. */
  public static void install() {
    System.setProperty(CONFIGURATION, DebugLogging.class.getName());
  }

  /** Hands each record on to a thread that prints it. */
  public static final class Beside extends Handler {
    private final Handler console;
    private final BackgroundOutput output = new BackgroundOutput();

    /** Made by {@code java.util.logging}. */
    public Beside() {
      this(new ConsoleHandler());
    }

    Beside(Handler console) {
      this.console = console;
    }

    @Override
    public void publish(LogRecord entry) {
      // Found out from the stack of this thread when it is first asked for.
      entry.getSourceMethodName();
      output.print(() -> console.publish(entry));
    }

    @Override
    public void flush() {
      output.settle(PATIENCE);
    }

    @Override
    public void close() {
      flush();
    }
  }
}
