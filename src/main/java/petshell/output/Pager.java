package petshell.output;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Lets people read in peace what does not fit their terminal: output that is higher goes through a
 * pager, all other output straight to the console. Messages that come while the user reads are
 * shown after that. To be closed when the output is complete; one thread prints results.
 */
public final class Pager implements AutoCloseable {
  /** Ends silently with the shell's code for a missing command where there is no less. */
  private static final String DEFAULT =
      "if command -v less >/dev/null 2>&1; then exec less -FRX; else exit 127; fi";

  private final Console console;
  private final Optional<PagerWriter> writer;

  private Pager(Console console, Optional<PagerWriter> writer) {
    this.console = console;
    this.writer = writer;
  }

  /**
   * Makes a pager; none is started before it is needed.
   *
   * @param console where the output goes; paged only where standard output is a terminal and the
   *     user can answer
   * @param environment the variables of the process, see {@link #command}
   * @param charset the encoding of the terminal
   */
  public static Pager of(Console console, Map<String, String> environment, Charset charset) {
    Objects.requireNonNull(console, "console");
    Objects.requireNonNull(charset, "charset");
    Optional<String> command = command(environment);
    boolean reader = console.facts().outputTerminal() && console.facts().canAsk();
    if (!reader || command.isEmpty()) {
      return none(console);
    }
    PagerWriter writer = new PagerWriter(console, command.get(), charset);
    return new Pager(console.paged(writer), Optional.of(writer));
  }

  /**
   * Makes what never pages.
   *
   * @param console where the output goes
   */
  public static Pager none(Console console) {
    return new Pager(Objects.requireNonNull(console, "console"), Optional.empty());
  }

  /**
   * Returns the command line of the pager, for {@code sh -c}: that of {@code PETSHELL_PAGER}, else
   * of {@code PAGER}, else {@code less -FRX}.
   *
   * @param environment the variables of the process
   * @return empty where the variable is set to nothing or to {@code cat}, and where {@code TERM} is
   *     {@code dumb}
   */
  public static Optional<String> command(Map<String, String> environment) {
    Objects.requireNonNull(environment, "environment");
    if (environment.getOrDefault("TERM", "").equals("dumb")) {
      return Optional.empty();
    }
    String pager = environment.getOrDefault("PAGER", DEFAULT);
    String chosen = environment.getOrDefault("PETSHELL_PAGER", pager).strip();
    return chosen.isEmpty() || chosen.equals("cat") ? Optional.empty() : Optional.of(chosen);
  }

  /**
   * Returns where to write. When the user has left the pager, {@code out().checkError()} is true,
   * and the rest need not be written. Its {@code flush} lets the user read to the end what was
   * written so far, as before a question.
   */
  public Console console() {
    return console;
  }

  /** Returns where to write results. */
  PrintWriter out() {
    return console.out();
  }

  /** Returns whether the pager has the terminal now. Thread-safe. */
  public boolean isRead() {
    return writer.map(PagerWriter::isRead).orElse(false);
  }

  /** Prints what was held back, or waits until the user has left the pager. */
  @Override
  public void close() {
    if (writer.isPresent()) {
      console.out().close();
    }
    console.flush();
  }
}
