package petshell.output;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Shares the columns of a terminal out among the columns of a table. */
final class ColumnWidths {
  /** The spaces between two columns. */
  static final int GAP = 2;

  /** What is longer is cut before optional columns are left out. */
  private static final int LONG = 24;

  private static final int COMFORTABLE = 12;
  private static final int TIGHT = 6;

  private ColumnWidths() {}

  /**
   * Returns the widths that fit. First the optional columns at the end are left out, the last one
   * first, for as long as the others would be cut. Then the columns that shrink give way, the
   * widest first, down to a comfortable width, then ids do, whose beginnings are enough to name a
   * pet; then both down to a tight one. Numbers are never cut, since half a number is a wrong one:
   * where all that is not enough, the last columns are left out.
   *
   * @param natural what each column would like, 0 or more
   * @param reserved what of that is no text, 0 or more
   * @param mark what is needed behind the columns to show that some were left out
   * @return the widths of the columns that are shown, at least one of them
   */
  static int[] fit(List<Column> columns, int[] natural, int[] reserved, int available, int mark) {
    int most = withoutOptional(columns, natural, reserved, available, mark);
    for (int shown = most; shown > 1; shown--) {
      int[] widths = Arrays.copyOf(natural, shown);
      int room = shown == natural.length ? available : available - mark;
      IntPredicate shrinks = index -> columns.get(index).shrinks();
      IntPredicate text = index -> columns.get(index).alignment() == Column.Alignment.LEFT;
      narrow(widths, room, index -> COMFORTABLE + reserved[index], shrinks);
      narrow(widths, room, index -> COMFORTABLE + reserved[index], text);
      narrow(widths, room, index -> TIGHT + reserved[index], shrinks);
      narrow(widths, room, index -> TIGHT + reserved[index], text);
      if (total(widths) <= room) {
        return widths;
      }
    }
    int room = natural.length == 1 ? available : Math.max(1, available - mark);
    return new int[] {Math.min(natural[0], room)};
  }

  private static int withoutOptional(
      List<Column> columns, int[] natural, int[] reserved, int available, int mark) {
    int[] wanted = natural.clone();
    for (int index = 0; index < wanted.length; index++) {
      if (columns.get(index).shrinks()) {
        wanted[index] = Math.min(wanted[index], LONG + reserved[index]);
      }
    }
    int shown = natural.length;
    int room = available;
    while (shown > 1
        && columns.get(shown - 1).optional()
        && total(Arrays.copyOf(wanted, shown)) > room) {
      shown--;
      room = available - mark;
    }
    return shown;
  }

  /** Returns the columns of a whole line. */
  static long total(int[] widths) {
    long sum = (long) GAP * (widths.length - 1);
    for (int width : widths) {
      sum += width;
    }
    return sum;
  }

  private static void narrow(
      int[] widths, int available, IntUnaryOperator least, IntPredicate mayShrink) {
    for (long excess = total(widths) - available; excess > 0; excess--) {
      int widest = -1;
      for (int index = 0; index < widths.length; index++) {
        if (mayShrink.test(index)
            && widths[index] > least.applyAsInt(index)
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
