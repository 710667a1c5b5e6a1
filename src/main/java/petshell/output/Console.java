package petshell.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/**
 * Where results and messages go, and what may be done there. Results are written to {@link #out()},
 * everything else to {@link #err()}. Immutable but for the two writers.
 */
public final class Console {
  private static final int INDENT = 2;
  private static final Pattern TO_TYPE = Pattern.compile("(?:^|[.] )[A-Z][a-z ]*: ");

  private final PrintWriter out;
  private final PrintWriter err;
  private final TerminalFacts facts;
  private final boolean quiet;
  private final Glyphs glyphs;
  private final IntSupplier width;
  private final Runnable settling;

  /**
   * Makes a console whose writers take Unicode.
   *
   * @param out takes the results
   * @param err takes messages, progress and errors
   * @param facts what is known of the terminal
   * @param quiet whether messages are left out; warnings and errors never are
   */
  public Console(PrintWriter out, PrintWriter err, TerminalFacts facts, boolean quiet) {
    this(out, err, facts, quiet, Glyphs.UNICODE);
  }

  /**
   * Makes a console.
   *
   * @param out takes the results
   * @param err takes messages, progress and errors
   * @param facts what is known of the terminal
   * @param quiet whether messages are left out; warnings and errors never are
   * @param glyphs which characters may be drawn with
   */
  public Console(
      PrintWriter out, PrintWriter err, TerminalFacts facts, boolean quiet, Glyphs glyphs) {
    this(out, err, facts, quiet, glyphs, facts::width, () -> {});
  }

  private Console(
      PrintWriter out,
      PrintWriter err,
      TerminalFacts facts,
      boolean quiet,
      Glyphs glyphs,
      IntSupplier width,
      Runnable settling) {
    this.settling = settling;
    this.out = Objects.requireNonNull(out, "out");
    this.err = Objects.requireNonNull(err, "err");
    this.facts = Objects.requireNonNull(facts, "facts");
    this.quiet = quiet;
    this.glyphs = Objects.requireNonNull(glyphs, "glyphs");
    this.width = Objects.requireNonNull(width, "width");
  }

  /**
   * Returns the writer of the results. It never throws: a reader that has gone away shows as {@code
   * out().checkError()}.
   */
  public PrintWriter out() {
    return out;
  }

  /** Returns the writer of messages, progress and errors. */
  public PrintWriter err() {
    return err;
  }

  /** Returns what is known of the terminal. */
  public TerminalFacts facts() {
    return facts;
  }

  /** Returns whether messages are left out. */
  public boolean quiet() {
    return quiet;
  }

  /** Returns which characters may be drawn with. */
  public Glyphs glyphs() {
    return glyphs;
  }

  /** Returns the columns of the terminal as they are now, for what is drawn again and again. */
  public int currentWidth() {
    int columns = width.getAsInt();
    return columns > 0 ? columns : facts.width();
  }

  /**
   * Returns a console on the same writers that follows the width of the terminal.
   *
   * @param columns gives the columns as they are when it is asked, zero or less where not known
   */
  public Console measuredBy(IntSupplier columns) {
    return new Console(out, err, facts, quiet, glyphs, columns, settling);
  }

  /** Returns the theme of standard output: plain where it is no terminal. */
  public Theme theme() {
    return new Theme(facts.outputDepth());
  }

  /** Returns the theme of standard error: plain where it is no terminal. */
  public Theme errorTheme() {
    return new Theme(facts.errorDepth());
  }

  /**
   * Returns what printers for people may use on standard output.
   *
   * @param wide whether lines may be wider than the terminal; off a terminal they always may
   */
  public Layout layout(boolean wide) {
    boolean limited = facts.outputTerminal() && !wide;
    int width = limited ? facts.width() : Layout.UNLIMITED;
    return new Layout(theme(), width, glyphs, facts.outputTerminal());
  }

  /**
   * Writes one line to standard error, unless quiet.
   *
   * @param text may hold text of users, control characters are shown as escapes
   */
  public void message(String text) {
    if (!quiet) {
      line("", Style.WARNING, SafeText.of(text));
    }
  }

  /**
   * Writes one line that starts with {@code warning: } to standard error, also when quiet.
   *
   * @param text may hold text of users, control characters are shown as escapes
   */
  public void warning(String text) {
    line("warning: ", Style.WARNING, SafeText.of(text));
  }

  /**
   * Writes what went wrong to standard error, also when quiet: one line that starts with {@code
   * error: }, behind the place where there is one, or one line of JSON.
   *
   * @param json whether it is printed as JSON
   */
  public void error(Problem problem, boolean json) {
    if (json) {
      out.flush();
      problem.printJson(err);
      err.flush();
      return;
    }
    String start = problem.place().map(place -> SafeText.of(place) + ": ").orElse("");
    line(start + "error: ", Style.BAD, SafeText.of(problem.text()));
  }

  /**
   * Sends on everything written so far to both writers; what a pager shows, until the user has left
   * it.
   */
  public void flush() {
    out.flush();
    settling.run();
    err.flush();
  }

  /**
   * Returns a console on the same writers that leaves messages out, or does not.
   *
   * @param changed whether messages are left out
   */
  public Console withQuiet(boolean changed) {
    return changed == quiet ? this : new Console(out, err, facts, changed, glyphs, width, settling);
  }

  /** Returns a console on the same writers that prints no colours. */
  public Console withoutColors() {
    return new Console(out, err, facts.withoutColors(), quiet, glyphs, width, settling);
  }

  /**
   * Returns a console with the same messages that writes results elsewhere.
   *
   * @param changed takes the results
   */
  public Console withResultsTo(PrintWriter changed) {
    return new Console(changed, err, facts, quiet, glyphs, width, settling);
  }

  /**
   * Returns a console on the same writers that reports when results are written.
   *
   * @param observer is run before each piece of them
   */
  public Console observedBy(Runnable observer) {
    PrintWriter observed = new ObservedWriter(out, observer);
    return new Console(observed, err, facts, quiet, glyphs, width, settling);
  }

  /** Returns a console that writes results to the pager, and messages past it, in order. */
  Console paged(PagerWriter pager) {
    PrintWriter results = new PrintWriter(pager);
    PrintWriter messages = new PrintWriter(pager.messages());
    return new Console(results, messages, facts, quiet, glyphs, width, pager::settle);
  }

  /**
   * A terminal gets lines that are broken at words; one that ends with something to type is left
   * whole, so that it can be copied.
   */
  private void line(String start, Style style, String safeText) {
    out.flush();
    boolean wraps = facts.errorTerminal() && !TO_TYPE.matcher(safeText).find();
    List<String> lines =
        wraps
            ? WordWrap.hanging(start, start.isEmpty() ? 0 : INDENT, safeText, currentWidth())
            : List.of(start + safeText);
    String word = start.strip();
    String first =
        word.isEmpty()
            ? lines.get(0)
            : styled(start, style)
                + lines.get(0).substring(Math.min(start.length(), lines.get(0).length()));
    err.print(first + "\n");
    lines.stream().skip(1).forEach(line -> err.print(line + "\n"));
    err.flush();
  }

  /** Only the last word is coloured: what stands before it is a place. */
  private String styled(String start, Style style) {
    String word = start.strip();
    int from = word.lastIndexOf(' ') + 1;
    return word.substring(0, from) + errorTheme().apply(style, word.substring(from)) + " ";
  }
}
