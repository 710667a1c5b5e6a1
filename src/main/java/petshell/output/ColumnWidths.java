package petshell.output;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Shares the columns of a terminal out among the columns of a table. */
final class ColumnWidths {
  /** The spaces between two columns. */
  static final int GAP = 2;

  private static final int COMFORTABLE = 12;
  private static final int TIGHT = 4;

  private ColumnWidths() {}

  /**
   * Returns the widths that fit: first the columns that shrink give way down to a comfortable
   * width, the widest first, then all of them; where even that is too much, the last columns are
   * left out.
   *
   * @param natural what each column would like, 0 or more
   * @return the widths of the columns that are shown, at least one of them
   */
  static int[] fit(List<Column> columns, int[] natural, int available) {
    int[] widths = natural.clone();
    narrow(widths, available, COMFORTABLE, index -> columns.get(index).shrinks());
    narrow(widths, available, TIGHT, index -> columns.get(index).shrinks());
    narrow(widths, available, TIGHT, index -> true);
    int shown = widths.length;
    while (shown > 1 && total(widths, shown) > available) {
      shown--;
    }
    int[] fitting = Arrays.copyOf(widths, shown);
    if (shown == 1) {
      fitting[0] = Math.min(fitting[0], available);
    }
    return fitting;
  }

  static long total(int[] widths, int shown) {
    long sum = (long) GAP * (shown - 1);
    for (int index = 0; index < shown; index++) {
      sum += widths[index];
    }
    return sum;
  }

  private static void narrow(int[] widths, int available, int least, IntPredicate mayShrink) {
    for (long excess = total(widths, widths.length) - available; excess > 0; excess--) {
      int widest = -1;
      for (int index = 0; index < widths.length; index++) {
        if (mayShrink.test(index)
            && widths[index] > least
            && (widest < 0 || widths[index] > widths[widest])) {
          widest = index;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }
}
