package petshell.output;

import java.util.Objects;

/**
 * What is known of where the output goes.
 *
 * @param outputTerminal whether standard output is a terminal
 * @param errorTerminal whether standard error is a terminal
 * @param canAsk whether there is a user to answer a question
 * @param width the columns of the terminal; zero or less where not known, which becomes 80
 * @param height the lines of the terminal; zero or less where not known, which becomes 24
 * @param colorDepth how many colours the terminal shows
 */
public record TerminalFacts(
    boolean outputTerminal,
    boolean errorTerminal,
    boolean canAsk,
    int width,
    int height,
    ColorDepth colorDepth) {
  /** The columns assumed where nothing is known. */
  public static final int DEFAULT_WIDTH = 80;

  /** The lines assumed where nothing is known. */
  public static final int DEFAULT_HEIGHT = 24;

  /**
   * Puts the usual size where none is known.
   *
   * @throws NullPointerException if the colour depth is null
   */
  public TerminalFacts {
    Objects.requireNonNull(colorDepth, "colorDepth");
    width = width > 0 ? width : DEFAULT_WIDTH;
    height = height > 0 ? height : DEFAULT_HEIGHT;
  }

  /** Returns the facts of a process without a terminal: 80 by 24, no colour, no user to ask. */
  public static TerminalFacts noTerminal() {
    return new TerminalFacts(false, false, false, DEFAULT_WIDTH, DEFAULT_HEIGHT, ColorDepth.NONE);
  }

  /** Returns the same facts of a terminal without colours. */
  TerminalFacts withoutColors() {
    return new TerminalFacts(outputTerminal, errorTerminal, canAsk, width, height, ColorDepth.NONE);
  }

  /** Returns the colours to use on standard output: none where it is no terminal. */
  public ColorDepth outputDepth() {
    return outputTerminal ? colorDepth : ColorDepth.NONE;
  }

  /** Returns the colours to use on standard error: none where it is no terminal. */
  public ColorDepth errorDepth() {
    return errorTerminal ? colorDepth : ColorDepth.NONE;
  }
}
