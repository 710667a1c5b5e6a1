package petshell.shell.call;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import petshell.output.ColorDepth;
import petshell.output.Console;
import petshell.output.SafeText;
import petshell.output.TerminalFacts;
import petshell.shell.line.LineInput;
import petshell.shell.option.GlobalOptions;

/**
 * The standard streams as the shell uses them. Text is UTF-8, whatever the locale says; only what
 * is drawn keeps to the characters of a terminal that does not show more.
 */
public final class StandardStreams implements Questions {
  private final ProcessEnvironment process;
  private final ResultStream results;
  private final PrintWriter out;
  private final PrintWriter err;
  private final LineInput input;

  public StandardStreams(ProcessEnvironment process) {
    this.process = process;
    this.results = new ResultStream(process.output());
    this.out = writer(results);
    this.err = writer(process.error());
    this.input = new LineInput(process.input());
  }

  public ResultStream results() {
    return results;
  }

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
        // Nobody has pressed return.
        err.print("\n");
        err.flush();
      }
      return answer;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
  }
}
