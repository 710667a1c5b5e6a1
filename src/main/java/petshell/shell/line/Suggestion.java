package petshell.shell.line;

import java.util.Collection;
import java.util.List;

/** Finds what a misspelt word may have meant. */
public final class Suggestion {
  private static final int LETTERS_FOR_ONE_MISTAKE = 3;
  private static final int MOST = 3;

  private Suggestion() {}

  /**
   * Returns the candidates nearest to a word, all of those that are as near: the ones that start
   * with it, else those that the fewest wrong, missing, surplus or swapped letters make of it.
   *
   * @return at most three, in their alphabetical order; none where nothing is near
   */
  static List<String> nearest(String word, Collection<String> candidates) {
    List<String> near = candidates.stream().filter(candidate -> isNear(word, candidate)).toList();
    boolean starts = near.stream().anyMatch(candidate -> candidate.startsWith(word));
    int least = near.stream().mapToInt(candidate -> distance(word, candidate)).min().orElse(0);
    return near.stream()
        .filter(
            candidate -> starts ? candidate.startsWith(word) : distance(word, candidate) == least)
        .distinct()
        .sorted()
        .limit(MOST)
        .toList();
  }

  /** Returns {@code did you mean X or Y?} for the nearest candidates, else the text given. */
  public static String orElse(String word, Collection<String> candidates, String otherwise) {
    List<String> nearest = nearest(word, candidates);
    if (nearest.isEmpty()) {
      return otherwise;
    }
    String last = nearest.get(nearest.size() - 1);
    String others = String.join(", ", nearest.subList(0, nearest.size() - 1));
    return "did you mean " + (others.isEmpty() ? last : others + " or " + last) + "?";
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
