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
    return '"' + shortened(id) + '"';
  }

  /** Returns an id or a name, or its beginning where it is long. */
  public static String shortened(String text) {
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1));
    return text.substring(0, splitsPair ? MAX_LENGTH - 1 : MAX_LENGTH) + "...";
  }

  /** Returns the first ids of more, in one line. */
  public static String first(List<String> ids, long count) {
    String named = ids.stream().map(Ids::quoted).collect(Collectors.joining(", "));
    return count > ids.size() ? named + ", ..." : named;
  }
}
