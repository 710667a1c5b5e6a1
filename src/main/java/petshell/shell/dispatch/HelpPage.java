package petshell.shell.dispatch;

import java.util.List;
import petshell.output.Style;
import petshell.output.Theme;
import petshell.output.WordWrap;

/** A text of help as it grows, wrapped at words. */
final class HelpPage {
  static final int USUAL_WIDTH = 80;

  /** A blank at which no line is broken. */
  static final char HARD_BLANK = '\u00a0';

  private static final int WIDEST = 100;
  private static final int NARROWEST = 30;
  private static final int INDENT = 2;
  private static final int WIDEST_TERM = 24;

  /**
   * Something and what is said about it.
   *
   * @param term in one line
   * @param text may be wrapped
   */
  record Item(String term, String text) {}

  private final Theme theme;
  private final int width;
  private final StringBuilder text = new StringBuilder();

  /**
   * Makes an empty page.
   *
   * @param theme which styles may be used
   * @param width the columns of the terminal
   */
  HelpPage(Theme theme, int width) {
    this.theme = theme;
    this.width = Math.max(NARROWEST, Math.min(width, WIDEST));
  }

  /** Adds an empty line. */
  HelpPage gap() {
    text.append('\n');
    return this;
  }

  /** Adds a heading, with an empty line before it. */
  HelpPage heading(String heading) {
    gap();
    text.append(theme.apply(Style.HEADING, heading)).append('\n');
    return this;
  }

  /** Adds text, whose line ends are blanks. */
  HelpPage paragraph(String paragraph) {
    WordWrap.lines(paragraph.strip().replace('\n', ' '), width).forEach(this::line);
    return this;
  }

  /** Adds lines as they are, indented; one that is too long is wrapped. */
  HelpPage lines(List<String> lines) {
    lines.forEach(line -> hanging(" ".repeat(INDENT), 2 * INDENT, line));
    return this;
  }

  /** Adds text behind a heading in the same line. */
  HelpPage titled(String title, int column, String words) {
    String start = title + " ".repeat(Math.max(1, column - title.length()));
    List<String> wrapped = WordWrap.hanging(start, Math.min(column, width / 5), words, width);
    line(theme.apply(Style.HEADING, title) + wrapped.get(0).substring(title.length()));
    wrapped.stream().skip(1).forEach(this::line);
    return this;
  }

  /** Adds items in two columns; a long term gets a line of its own. */
  HelpPage list(List<Item> items) {
    int term =
        items.stream()
            .mapToInt(item -> item.term().length())
            .filter(length -> length <= WIDEST_TERM)
            .max()
            .orElse(WIDEST_TERM);
    int column = Math.min(INDENT + term + INDENT, width / 2);
    for (Item item : items) {
      String start = " ".repeat(INDENT) + item.term();
      int room = column - start.length();
      if (room >= INDENT) {
        hanging(start + " ".repeat(room), column, item.text());
      } else {
        hanging(" ".repeat(INDENT), 2 * INDENT, item.term());
        hanging(" ".repeat(column), column, item.text());
      }
    }
    return this;
  }

  private void hanging(String start, int indent, String words) {
    WordWrap.hanging(start, indent, words, width).forEach(this::line);
  }

  private void line(String line) {
    text.append(line.replace(HARD_BLANK, ' ')).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
