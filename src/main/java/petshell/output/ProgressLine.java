package petshell.output;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Puts the state of a piece of work into words and a bar. */
public final class ProgressLine {
  private static final String GAP = "  ";
  private static final int LEAST_BAR = 8;
  private static final int LARGEST_BAR = 30;
  private static final int BRACKETS = 2;
  private static final long FINEST_SECONDS = 5;
  private static final long SECONDS_A_MINUTE = 60;
  private static final long SECONDS_AN_HOUR = 3600;

  /** What a line leaves out as it gets narrower, the first first. */
  private enum Piece {
    BATCH,
    BAR,
    RATE,
    TOTAL,
    TIME_LEFT,
    COUNTS,
    FAILED
  }

  private ProgressLine() {}

  /**
   * Returns one line for a terminal, with as much as fits.
   *
   * @param width the most columns the line may take, 1 or more; from 20 on it says something useful
   * @param glyphs how the bar is drawn
   */
  public static String of(ProgressState state, int width, Glyphs glyphs) {
    Objects.requireNonNull(state, "state");
    for (Piece firstKept : Piece.values()) {
      String words = String.join(GAP, pieces(state, firstKept));
      boolean withBar = firstKept.compareTo(Piece.BAR) <= 0;
      int room = width - TextWidth.of(words) - (withBar ? BRACKETS + GAP.length() : 0);
      if (withBar && room >= LEAST_BAR) {
        int columns = Math.min(room, LARGEST_BAR);
        return "[" + glyphs.bar(state.counts().share(), columns) + "]" + GAP + words;
      }
      if (!withBar && room >= 0) {
        return words;
      }
    }
    return TextWidth.cut(percent(state), width, glyphs);
  }

  /** Returns one line for a log. */
  public static String log(ProgressState state) {
    return String.join(", ", pieces(state, Piece.BATCH));
  }

  /** Returns sentences for a screen reader. */
  public static String sentences(ProgressState state) {
    ProgressCounts counts = state.counts();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d of %,d are done, that is %d percent.",
            counts.done(),
            Math.max(counts.done(), counts.total()),
            counts.percent()));
    if (counts.failed() > 0) {
      text.append(String.format(Locale.ROOT, " %,d %s.", counts.failed(), counts.failedWord()));
    }
    state.timeLeft().ifPresent(left -> text.append(" About " + spoken(left) + " to go."));
    return text.toString();
  }

  private static List<String> pieces(ProgressState state, Piece firstKept) {
    ProgressCounts counts = state.counts();
    List<String> pieces = new ArrayList<>();
    pieces.add(percent(state));
    if (firstKept.compareTo(Piece.TOTAL) <= 0) {
      long total = Math.max(counts.done(), counts.total());
      pieces.add(Numbers.grouped(counts.done()) + " of " + Numbers.grouped(total));
    } else if (firstKept.compareTo(Piece.COUNTS) <= 0) {
      pieces.add(Numbers.grouped(counts.done()));
    }
    if (firstKept.compareTo(Piece.RATE) <= 0 && state.rowsPerSecond() > 0) {
      pieces.add(rate(state.rowsPerSecond()));
    }
    if (firstKept.compareTo(Piece.TIME_LEFT) <= 0) {
      state.timeLeft().ifPresent(left -> pieces.add(brief(left) + " left"));
    }
    if (firstKept.compareTo(Piece.BATCH) <= 0 && counts.batch() > 0) {
      pieces.add("batch " + Numbers.grouped(counts.batch()));
    }
    if (counts.failed() > 0) {
      pieces.add(Numbers.grouped(counts.failed()) + " " + counts.failedWord());
    }
    return pieces;
  }

  private static String percent(ProgressState state) {
    return state.counts().percent() + " %";
  }

  private static String rate(double rowsPerSecond) {
    return rowsPerSecond < 10
        ? String.format(Locale.ROOT, "%.1f/s", rowsPerSecond)
        : Numbers.grouped(Math.round(rowsPerSecond)) + "/s";
  }

  /** A guess is no better than its last digits, so they are not shown. */
  private static Duration rounded(Duration duration) {
    long seconds = duration.toSeconds();
    long step = FINEST_SECONDS;
    if (seconds >= SECONDS_AN_HOUR) {
      step = 10 * SECONDS_A_MINUTE;
    } else if (seconds >= SECONDS_A_MINUTE) {
      step = SECONDS_A_MINUTE;
    } else if (seconds > 4 * FINEST_SECONDS) {
      step = 2 * FINEST_SECONDS;
    }
    long half = seconds >= SECONDS_A_MINUTE ? step / 2 : step - 1;
    return Duration.ofSeconds((seconds + half) / step * step);
  }

  private static String brief(Duration exact) {
    Duration duration = rounded(exact);
    if (duration.toHours() > 0) {
      int minutes = duration.toMinutesPart();
      return "about " + duration.toHours() + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    }
    return "about "
        + (duration.toMinutes() > 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s");
  }

  private static String spoken(Duration exact) {
    Duration duration = rounded(exact);
    if (duration.toHours() > 0) {
      int minutes = duration.toMinutesPart();
      return counted(duration.toHours(), "hour")
          + (minutes == 0 ? "" : " " + counted(minutes, "minute"));
    }
    return duration.toMinutes() > 0
        ? counted(duration.toMinutes(), "minute")
        : counted(duration.toSeconds(), "second");
  }

  private static String counted(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
