package petshell.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import petshell.shell.call.ProcessEnvironment;
import petshell.shell.call.Terminals;

/**
 * Drives the prompt on a virtual terminal so that its classes end up in the launcher's archive of
 * loaded classes. A failure does no harm: the prompt then just starts more slowly.
 */
public final class PromptTraining {
  private static final int SECONDS = 20;

  /** What the line reader writes as soon as it takes keys. */
  private static final String READY = "\u001b[?2004h";

  /**
   * The queries that a terminal gets, for its kind and for its cursor's position, with their
   * answers.
   */
  private static final Map<String, String> ANSWERS =
      Map.of("\u001b[c", "\u001b[?62;22c", "\u001b[6n", "\u001b[1;1R");

  private static final List<String> KEYS = List.of("statu\t\r", "help status\r", "quit\r");

  /** What is needed at a real terminal alone. */
  private static final List<String> REAL_TERMINAL =
      List.of(
          "org.jline.terminal.impl.jni.JniUnixSysTerminal",
          "org.jline.nativ.JLineLibrary",
          "org.jline.utils.NonCloseableInputStream",
          "org.jline.utils.NonCloseableOutputStream",
          "org.jline.utils.PumpThread",
          "org.jline.utils.Signals");

  private PromptTraining() {}

  /**
   * Runs the prompt, for some seconds at most.
   *
   * @param words the words of the command line, of which the command file is left out
   * @param environment the variables of the process
   * @return whether the prompt came and was left again
   */
  public static boolean ofPrompt(List<String> words, Map<String, String> environment) {
    List<String> options = withoutFile(words);
    AtomicBoolean left = new AtomicBoolean();
    Thread prompt =
        new Thread(() -> left.set(run(options, environment) == 0), "petshell-rehearsal");
    prompt.setDaemon(true);
    prompt.start();
    REAL_TERMINAL.forEach(PromptTraining::load);
    try {
      prompt.join(TimeUnit.SECONDS.toMillis(SECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return left.get();
  }

  private static List<String> withoutFile(List<String> words) {
    int file = words.indexOf("--file");
    return file < 0 ? words : words.subList(0, file);
  }

  /**
   * Loads a class, and runs nothing of it; one that is not here, or needs what is not, is left out.
   */
  static void load(String name) {
    try {
      Class.forName(name, false, PromptTraining.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError notHere) {
      leaveOut(name, notHere);
    }
  }

  static void leaveOut(String name, Throwable why) {
    System.getLogger(PromptTraining.class.getName()).log(System.Logger.Level.DEBUG, name, why);
  }

  private static int run(List<String> options, Map<String, String> environment) {
    ProcessEnvironment process = ProcessEnvironment.ofProcess();
    ProcessEnvironment terminal =
        new ProcessEnvironment(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            new Terminals(true, true, true, 100, 40, StandardCharsets.UTF_8),
            environment,
            process.clock(),
            process.stops());
    return new PetShell(terminal, PromptTraining::terminal).run(options);
  }

  private static Terminal terminal() throws IOException {
    PipedInputStream input = new PipedInputStream();
    return TerminalBuilder.builder()
        .name("petshell")
        .system(false)
        .streams(input, new Screen(new PipedOutputStream(input)))
        .type("xterm-256color")
        .encoding(StandardCharsets.UTF_8)
        .build();
  }

  /** Shows nothing; presses the next keys whenever the line reader is ready for them. */
  private static final class Screen extends OutputStream {
    private final OutputStream keyboard;
    private final Deque<String> keys = new ArrayDeque<>(KEYS);
    private final StringBuilder shown = new StringBuilder();

    Screen(OutputStream keyboard) {
      this.keyboard = keyboard;
    }

    @Override
    public synchronized void write(int shownByte) {
      shown.append((char) shownByte);
      ANSWERS.keySet().stream().filter(this::endsWith).map(ANSWERS::get).forEach(this::press);
      if (endsWith(READY) && !keys.isEmpty()) {
        press(keys.remove());
      }
    }

    private boolean endsWith(String text) {
      return shown.length() >= text.length()
          && shown.indexOf(text, shown.length() - text.length()) >= 0;
    }

    private void press(String some) {
      try {
        keyboard.write(some.getBytes(StandardCharsets.US_ASCII));
        keyboard.flush();
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }
  }
}
