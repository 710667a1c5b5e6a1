package petshell.shell.call;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import petshell.output.ColorDepth;
import petshell.output.Console;
import petshell.output.SafeText;
import petshell.output.TerminalFacts;
import petshell.shell.line.LineInput;
import petshell.shell.option.GlobalOptions;

/**
 * The standard streams as the shell uses them. Text is always UTF-8; only bars and ellipses fall
 * back to ASCII on terminals without Unicode.
 */
public final class StandardStreams implements Questions {
  private final ProcessEnvironment process;
  private final ResultStream results;
  private final PrintWriter out;
  private final PrintWriter err;
  private final LineInput input;

  /** Takes the streams of a process. */
  public StandardStreams(ProcessEnvironment process) {
    this.process = process;
    this.results = new ResultStream(process.output());
    this.out = writer(results);
    this.err = writer(process.error());
    this.input = new LineInput(process.input());
  }

  /** Returns standard output. */
  public ResultStream results() {
    return results;
  }

  /** Returns standard input, line by line. */
  public LineInput input() {
    return input;
  }

  /** Returns the console outside the prompt. */
  public Console console(GlobalOptions options) {
    Terminals terminals = process.terminals();
    TerminalFacts facts =
        new TerminalFacts(
            terminals.output(),
            terminals.error(),
            terminals.input() && terminals.error(),
            terminals.width(),
            terminals.height(),
            ColorDepth.of(process.environment(), options.noColor()));
    return new Console(out, err, facts, options.quiet(), terminals.glyphs())
        .measuredBy(terminals.currentWidth());
  }

  @Override
  public Optional<String> ask(String question) {
    err.print(SafeText.of(question) + " ");
    err.flush();
    try {
      Optional<String> answer = input.next();
      if (answer.isEmpty()) {
        // The user has not pressed Return.
        err.print("\n");
        err.flush();
      }
      return answer;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Java reads without showing what is typed only where it has a terminal both ways. */
  @Override
  @SuppressWarnings("SystemConsoleNull")
  public Optional<String> askSecret(String question) {
    java.io.Console terminal = System.console();
    if (terminal == null || !process.terminals().output()) {
      return Optional.empty();
    }
    err.flush();
    return Optional.ofNullable(terminal.readPassword("%s ", SafeText.of(question)))
        .map(String::new);
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
  }

  /**
   * Standard output, which keeps the reason of a failed write (a PrintWriter does not). Once a
   * write has failed nothing more is written.
   */
  public static final class ResultStream extends FilterOutputStream {
    private Optional<IOException> failure = Optional.empty();

    /** Makes one that writes to a stream. */
    public ResultStream(OutputStream out) {
      super(out);
    }

    @Override
    public synchronized void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      refuseAfterFailure();
      try {
        out.write(bytes, offset, length);
      } catch (IOException failed) {
        failure = Optional.of(failed);
        throw failed;
      }
    }

    @Override
    public synchronized void flush() throws IOException {
      refuseAfterFailure();
      try {
        out.flush();
      } catch (IOException failed) {
        failure = Optional.of(failed);
        throw failed;
      }
    }

    /**
     * Returns why the results could not be written. That the reader has gone away, as {@code head}
     * does, is no failure: it has all that it wanted.
     */
    synchronized Optional<String> failure() {
      return failure
          .map(reason -> String.valueOf(reason.getMessage()))
          .filter(reason -> !isClosedPipe(reason));
    }

    private void refuseAfterFailure() throws IOException {
      if (failure.isPresent()) {
        throw failure.get();
      }
    }

    private static boolean isClosedPipe(String reason) {
      return reason.toLowerCase(Locale.ROOT).contains("pipe");
    }
  }
}
