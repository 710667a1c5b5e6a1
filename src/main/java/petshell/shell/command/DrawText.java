package petshell.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import petshell.output.Cell;
import petshell.output.Column;
import petshell.output.Field;
import petshell.trait.Draw;
import petshell.trait.Explanation;

/** The draws of an explanation as people see them. */
final class DrawText {
  static final List<Column> COLUMNS =
      List.of(
          Column.fixed("path"),
          Column.number("draw"),
          Column.fixed("value"),
          Column.text("drawn from"));

  private final Explanation explanation;

  DrawText(Explanation explanation) {
    this.explanation = explanation;
  }

  /** Returns a row for each draw. */
  List<List<Cell>> rows() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Draw draw : explanation.draws()) {
      if (draw instanceof Draw.Choice choice) {
        rows.add(row(draw, choice.value(), source(choice)));
      } else if (draw instanceof Draw.Amount amount) {
        rows.add(row(draw, rounded(amount.value()), source(amount)));
      }
    }
    return rows;
  }

  private static List<Cell> row(Draw draw, String value, String source) {
    return List.of(Cell.of(draw.path()), Cell.of(number(draw)), Cell.of(value), Cell.of(source));
  }

  /** Returns a field for each table that was drawn from, with all its weights. */
  List<Field> weights() {
    List<Field> fields = new ArrayList<>();
    for (Draw draw : explanation.draws()) {
      if (draw instanceof Draw.Choice choice) {
        fields.add(
            Field.of(
                choice.path(),
                choice.table().stream()
                    .map(row -> row.value() + " " + percent(row.weight()))
                    .collect(Collectors.joining(", "))));
      }
    }
    return fields;
  }

  /** Returns the sentence that says why the pet has its rarity. */
  String why() {
    Draw.Choice first = (Draw.Choice) explanation.draws().get(0);
    Draw.Row row = first.chosen();
    String where;
    if (row.from() == 0) {
      where = "less than " + bound(row.to());
    } else if (row.to() == 1) {
      where = bound(row.from()) + " or more";
    } else {
      where = "from " + bound(row.from()) + " to " + bound(row.to());
    }
    return String.format(
        Locale.ROOT,
        "The first draw, %s, is %s, as for %s %% of pets.",
        number(first),
        where,
        percent(row.weight()));
  }

  private String source(Draw.Choice choice) {
    Draw.Row row = choice.chosen();
    // Of the tables, these two depend on the rarity.
    boolean byRarity = choice.path().equals("patternType") || choice.path().equals("accessory");
    return String.format(
        Locale.ROOT,
        "%s to %s, %s %% of %spets",
        bound(row.from()),
        bound(row.to()),
        percent(row.weight()),
        byRarity ? explanation.traits().rarity().text() + " " : "");
  }

  private static String source(Draw.Amount amount) {
    Draw.Range range = amount.range();
    String ends = end(range.from()) + " to " + end(range.to());
    return switch (amount.adjustment()) {
      case NONE -> ends;
      case WRAPPED -> ends + ", less 360";
      case LIMITED ->
          ends
              + (amount.value() < range.at(amount.number()) ? ", at most " : ", at least ")
              + end(amount.value());
    };
  }

  /** Returns six decimals, rounded down, so that no number seems to have reached a bound. */
  private static String number(Draw draw) {
    return String.format(Locale.ROOT, "%.6f", Math.floor(draw.number() * 1e6) / 1e6);
  }

  private static String bound(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  private static String rounded(double amount) {
    return String.format(Locale.ROOT, "%.1f", amount);
  }

  /** Returns an end of a range: the fixed ones are whole numbers. */
  private static String end(double amount) {
    return amount == Math.rint(amount) ? Long.toString((long) amount) : rounded(amount);
  }

  private static String percent(double weight) {
    return String.format(Locale.ROOT, "%.0f", weight * 100);
  }
}
