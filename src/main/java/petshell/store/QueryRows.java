package petshell.store;

import java.util.List;

/** Takes the rows of a query as they are read, value by value, so that no row is held. */
public interface QueryRows {
  /**
   * Takes the names of the columns, before any value; they may be any text, and repeat.
   *
   * @param names one or more
   */
  void columns(List<String> names);

  /** Returns whether another row is wanted; asked once before each. */
  boolean wantsMore();

  /**
   * Takes the next value, row by row.
   *
   * @param value as {@link StoredValue#read} gives it
   */
  void value(RawValue value);
}
