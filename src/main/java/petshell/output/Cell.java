package petshell.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One value of a table.
 *
 * @param text the value as people see it, harmful characters of users included
 * @param data the value as programs read it: numbers without separators, ids whole
 * @param style how people see it
 * @param swatch a colour shown before the text, as {@code 0xRRGGBB}
 */
public record Cell(String text, String data, Optional<Style> style, OptionalInt swatch) {
  private static final int LEAST_COLUMNS = 10;

  /**
   * Checks that all parts are given.
   *
   * @throws NullPointerException if a part is null
   */
  public Cell {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(style, "style");
    Objects.requireNonNull(swatch, "swatch");
  }

  /** Returns a cell without style. */
  public static Cell of(String text) {
    return new Cell(text, text, Optional.empty(), OptionalInt.empty());
  }

  /**
   * Returns a cell of a whole number: grouped for people, without separators for programs.
   *
   * @param number any number
   */
  public static Cell of(long number) {
    return of(Numbers.grouped(number)).withData(Long.toString(number));
  }

  /** Returns a cell of a whole number in a style, grouped for people. */
  public static Cell of(Style style, long number) {
    return of(number).in(style);
  }

  /** Returns a cell in a style. */
  public static Cell of(Style style, String text) {
    return new Cell(text, text, Optional.of(style), OptionalInt.empty());
  }

  /**
   * Returns this cell with another value for programs.
   *
   * @param changed as csv shows it
   */
  public Cell withData(String changed) {
    return new Cell(text, changed, style, swatch);
  }

  /** Returns this cell in a style. */
  public Cell in(Style changed) {
    return new Cell(text, data, Optional.of(changed), swatch);
  }

  /**
   * Returns this cell with a colour before its text.
   *
   * @param rgb the colour as {@code 0xRRGGBB}
   */
  public Cell withSwatch(int rgb) {
    return new Cell(text, data, style, OptionalInt.of(rgb));
  }

  /** Returns the harmless text, cut to the columns, in its style and without swatch. */
  String styled(String safeText, Theme theme) {
    return style.map(chosen -> theme.apply(chosen, safeText)).orElse(safeText);
  }

  /** Returns the whole cell, harmless, with swatch and style. */
  String render(Theme theme) {
    String block = swatch.isPresent() ? theme.swatch(swatch.getAsInt()) : "";
    String rendered = styled(SafeText.of(text), theme);
    return block.isEmpty() ? rendered : block + " " + rendered;
  }

  /**
   * Returns the whole cell as {@link #render} does, broken between words.
   *
   * @param columns how many columns a line may take; less than a few are not kept to
   */
  List<String> renderLines(Theme theme, int columns) {
    if (style.filter(Style.COMMAND::equals).isPresent() || columns < LEAST_COLUMNS) {
      return List.of(render(theme));
    }
    List<String> lines = new ArrayList<>();
    String block = swatch.isPresent() ? theme.swatch(swatch.getAsInt()) : "";
    int room = block.isEmpty() ? columns : columns - Theme.SWATCH_COLUMNS;
    for (String line : WordWrap.lines(SafeText.of(text), room)) {
      String start = block.isEmpty() || !lines.isEmpty() ? "" : block + " ";
      lines.add(start + styled(line, theme));
    }
    return lines;
  }
}
