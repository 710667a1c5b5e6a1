package petshell.shell.line;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a misspelt word may have meant. */
public final class Suggestion {
  private static final int LETTERS_FOR_ONE_MISTAKE = 3;

  private Suggestion() {}

  /**
   * Returns the candidate nearest to a word: one that starts with it, or one that is a few wrong,
   * missing, surplus or swapped letters away.
   */
  static Optional<String> nearest(String word, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> isNear(word, candidate))
        .min(
            Comparator.comparing((String candidate) -> !candidate.startsWith(word))
                .thenComparing(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Returns {@code did you mean X?} for the nearest candidate, else the text given. */
  public static String orElse(String word, Collection<String> candidates, String otherwise) {
    return nearest(word, candidates)
        .map(candidate -> "did you mean " + candidate + "?")
        .orElse(otherwise);
  }

  private static boolean isNear(String word, String candidate) {
    String letters = word.replace("-", "");
    if (letters.isEmpty()) {
      return false;
    }
    int allowed = Math.max(1, letters.length() / LETTERS_FOR_ONE_MISTAKE);
    return (letters.length() > 1 && candidate.startsWith(word))
        || distance(word, candidate) <= allowed;
  }

  /** The number of letters to change, add, drop or swap with their neighbour. */
  static int distance(String left, String right) {
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int row = 0; row <= left.length(); row++) {
      for (int column = 0; column <= right.length(); column++) {
        cost[row][column] = cost(left, right, cost, row, column);
      }
    }
    return cost[left.length()][right.length()];
  }

  private static int cost(String left, String right, int[][] cost, int row, int column) {
    if (row == 0 || column == 0) {
      return row + column;
    }
    boolean same = left.charAt(row - 1) == right.charAt(column - 1);
    int best = cost[row - 1][column - 1] + (same ? 0 : 1);
    best = Math.min(best, Math.min(cost[row - 1][column], cost[row][column - 1]) + 1);
    boolean swapped =
        row > 1
            && column > 1
            && left.charAt(row - 1) == right.charAt(column - 2)
            && left.charAt(row - 2) == right.charAt(column - 1);
    return swapped ? Math.min(best, cost[row - 2][column - 2] + 1) : best;
  }
}
