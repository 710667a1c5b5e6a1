package petshell.trait;

import java.util.List;
import java.util.Objects;

/** One random number that was drawn for a pet, and the value that it gave. */
public sealed interface Draw {
  /** Returns where the value is in the JSON text, such as {@code bodyColor.h}. */
  String path();

  /** Returns the number, at least 0 and less than 1. */
  double number();

  /**
   * A word, drawn from a table.
   *
   * @param table all words that could have come, in their order
   * @param value the word that came
   */
  record Choice(String path, double number, List<Row> table, String value) implements Draw {
    /**
     * Copies the table.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the value is not in the table
     */
    public Choice {
      Objects.requireNonNull(path, "path");
      table = List.copyOf(table);
      if (table.stream().noneMatch(row -> row.value().equals(value))) {
        throw new IllegalArgumentException("the table must have the value " + value);
      }
    }

    /** Returns the row of the value that came. */
    public Row chosen() {
      return table.stream().filter(row -> row.value().equals(value)).findFirst().orElseThrow();
    }
  }

  /**
   * One word of a table.
   *
   * @param value the word
   * @param weight how likely it is, from 0 to 1; the weights of a table are 1 together
   * @param from from which number on the word comes, but for the last bit
   * @param to up to which number it comes, but for the last bit
   */
  record Row(String value, double weight, double from, double to) {
    /** Checks that the word is given. */
    public Row {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * An amount, drawn from a range.
   *
   * @param range where it lay before it was adjusted
   * @param adjustment what was done to it then
   * @param value the amount that came; degrees of a hue, else percent
   */
  record Amount(String path, double number, Range range, Adjustment adjustment, double value)
      implements Draw {
    /**
     * Checks that all parts are given.
     *
     * @throws NullPointerException if a part is null
     */
    public Amount {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(range, "range");
      Objects.requireNonNull(adjustment, "adjustment");
    }
  }

  /**
   * Where an amount can lie.
   *
   * @param base the amount that the number {@code offset} gives
   * @param offset 0 where the base is the least amount, 0.5 where it is the middle
   * @param width how far apart the least and the largest amount are
   */
  record Range(double base, double offset, double width) {
    /** Returns the least amount. */
    public double from() {
      return base - offset * width;
    }

    /** Returns the amount that all are less than. */
    public double to() {
      return from() + width;
    }

    /** Returns the amount that a number gives, as the generator computes it, to the last bit. */
    public double at(double number) {
      return base + (number - offset) * width;
    }
  }

  /** What was done to an amount after it was drawn. */
  enum Adjustment {
    /** Nothing. */
    NONE("none"),
    /** A hue beyond 360 degrees went on from 0. */
    WRAPPED("wrapped"),
    /** A percentage beyond a limit became the limit. */
    LIMITED("limited");

    private final String text;

    Adjustment(String text) {
      this.text = text;
    }

    /** Returns the word that users see. */
    public String text() {
      return text;
    }
  }
}
