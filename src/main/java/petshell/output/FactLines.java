package petshell.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Sets facts in lines of a width: a label, then its values in a row, continued below the first
 * value. Lines are broken between values, and within one only where it is too long for a line.
 */
public final class FactLines {
  private static final int GAP = 2;
  private static final int NARROWEST = 8;

  private final Theme theme;
  private final int width;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private int used;

  private FactLines(Theme theme, int width) {
    this.theme = theme;
    this.width = width;
  }

  /**
   * Sets facts.
   *
   * @param facts what to show; one without a label takes the whole line, with gaps between its
   *     values, others have commas there
   * @param theme which colours may be used
   * @param width the columns of a line, 1 or more
   * @return the lines, harmless and without line ends
   */
  public static List<String> of(List<Field> facts, Theme theme, int width) {
    Objects.requireNonNull(theme, "theme");
    FactLines set = new FactLines(theme, width);
    int labels = facts.stream().mapToInt(one -> TextWidth.of(one.label())).max().orElse(0);
    facts.forEach(one -> set.add(one, one.label().isEmpty() ? 0 : labels + GAP));
    return List.copyOf(set.lines);
  }

  private void add(Field fact, int indent) {
    line.append(theme.apply(Style.KEY, fact.label()));
    used = TextWidth.of(fact.label());
    pad(indent);
    int last = fact.values().size() - 1;
    for (int index = 0; index <= last; index++) {
      boolean comma = indent > 0 && index < last;
      add(fact.values().get(index), comma ? "," : "", indent, indent > 0 ? 1 : GAP);
    }
    end();
  }

  private void add(Cell value, String end, int indent, int gap) {
    String swatch = value.swatch().isPresent() ? theme.swatch(value.swatch().getAsInt()) : "";
    int colored = swatch.isEmpty() ? 0 : Theme.SWATCH_COLUMNS;
    String text = SafeText.of(value.text()) + end;
    int room = Math.max(NARROWEST, width - indent);
    boolean isFirst = used <= indent;
    if (!isFirst && used + gap + colored + TextWidth.of(text) > width) {
      next(indent);
      isFirst = true;
    }
    pad(isFirst ? indent : used + gap);
    line.append(swatch.isEmpty() ? "" : swatch + " ");
    used += colored;
    List<String> pieces =
        WordWrap.lines(text, room - colored).stream()
            .flatMap(one -> pieces(one, room - colored).stream())
            .toList();
    for (int index = 0; index < pieces.size(); index++) {
      if (index > 0) {
        next(indent);
        pad(indent);
      }
      line.append(value.styled(pieces.get(index), theme));
      used += TextWidth.of(pieces.get(index));
    }
  }

  /** Breaks what is still too long anywhere. */
  private static List<String> pieces(String word, int columns) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int[] used = {0};
    Graphemes.forEach(
        word,
        cluster -> {
          int width = TextWidth.of(cluster);
          if (used[0] > 0 && used[0] + width > columns) {
            pieces.add(piece.toString());
            piece.setLength(0);
            used[0] = 0;
          }
          piece.append(cluster);
          used[0] += width;
        });
    pieces.add(piece.toString());
    return pieces;
  }

  private void pad(int columns) {
    line.append(" ".repeat(Math.max(0, columns - used)));
    used = Math.max(used, columns);
  }

  private void next(int indent) {
    end();
    pad(indent);
  }

  private void end() {
    lines.add(line.toString().stripTrailing());
    line.setLength(0);
    used = 0;
  }
}
