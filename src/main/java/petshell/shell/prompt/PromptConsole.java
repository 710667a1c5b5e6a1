package petshell.shell.prompt;

import java.io.PrintWriter;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import petshell.output.ColorDepth;
import petshell.output.Console;
import petshell.output.TerminalFacts;
import petshell.shell.call.ProcessEnvironment;
import petshell.shell.call.Terminals;

/** Makes the console of each call at the prompt, as wide as the terminal is just then. */
final class PromptConsole {
  private final ProcessEnvironment process;
  private final Terminal terminal;
  private final Console streams;

  /**
   * Makes it.
   *
   * @param process which streams are terminals
   * @param terminal the terminal
   * @param streams takes what is not written to the terminal
   */
  PromptConsole(ProcessEnvironment process, Terminal terminal, Console streams) {
    this.process = process;
    this.terminal = terminal;
    this.streams = streams;
  }

  Console current() {
    Terminals terminals = process.terminals();
    Size size = terminal.getSize();
    ColorDepth colours = streams.facts().colorDepth();
    TerminalFacts facts =
        new TerminalFacts(
            terminals.output(),
            terminals.error(),
            true,
            size.getColumns(),
            size.getRows(),
            colours);
    PrintWriter out = terminals.output() ? terminal.writer() : streams.out();
    PrintWriter err = terminals.error() ? terminal.writer() : streams.err();
    return new Console(out, err, facts, streams.quiet(), streams.glyphs())
        .measuredBy(this::columns);
  }

  /** Returns the current width of the terminal in columns; 80 where it is unknown. */
  int columns() {
    int columns = terminal.getSize().getColumns();
    return columns > 0 ? columns : TerminalFacts.DEFAULT_WIDTH;
  }

  /** Returns whether the prompt may show colours. */
  boolean colours() {
    return streams.facts().colorDepth() != ColorDepth.NONE;
  }
}
