package petshell.job;

import java.util.List;
import java.util.stream.Collectors;

/** Names pets in messages: ids are users' text of any length. */
public final class Ids {
  private static final int MAX_LENGTH = 40;

  private Ids() {}

  /**
   * Returns an id in quotation marks, shortened where it is long.
   *
   * @param id any text
   */
  public static String quoted(String id) {
    if (id.length() <= MAX_LENGTH) {
      return '"' + id + '"';
    }
    boolean splitsPair = Character.isHighSurrogate(id.charAt(MAX_LENGTH - 1));
    return '"' + id.substring(0, splitsPair ? MAX_LENGTH - 1 : MAX_LENGTH) + "...\"";
  }

  /** Returns the first ids of more, in one line. */
  public static String first(List<String> ids, long count) {
    String named = ids.stream().map(Ids::quoted).collect(Collectors.joining(", "));
    return count > ids.size() ? named + ", ..." : named;
  }
}
