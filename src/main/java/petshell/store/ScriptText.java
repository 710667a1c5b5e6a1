package petshell.store;

import java.util.Locale;

/** What is harmless on a terminal and in a script, whatever engine that is for. */
public final class ScriptText {
  private ScriptText() {}

  /** Returns a line that is a comment in SQL; it has the codes of what is not plain. */
  public static String comment(String text) {
    StringBuilder line = new StringBuilder("--");
    if (!text.isEmpty()) {
      line.append(' ');
    }
    text.codePoints()
        .forEach(
            one -> {
              if (isPlain(one)) {
                line.appendCodePoint(one);
              } else {
                line.append(String.format(Locale.ROOT, "\\u{%x}", one));
              }
            });
    return line.toString();
  }

  /** Returns whether a character neither controls a terminal nor ends a line. */
  public static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
