package petshell.trait;

import java.util.Objects;

/**
 * One rule of the traits that a stored document breaks.
 *
 * @param path where, as {@code bodyColor.h}; empty for the document itself, {@code <not JSON>}
 *     where the text cannot be read at all
 * @param message which rule, and what was found instead, for people, as {@code must be a number
 *     from 0 to 360, not 400}; may hold a piece of the stored text as it is, which whoever prints
 *     it makes harmless
 */
public record Violation(String path, String message) {
  /** The path of a text that is not JSON. */
  public static final String NOT_JSON = "<not JSON>";

  /**
   * Checks that both parts are given.
   *
   * @throws NullPointerException if a part is null
   */
  public Violation {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(message, "message");
  }

  /** Returns what is wrong as people read it: the path, where there is one, and the message. */
  public String sentence() {
    return path.equals(NOT_JSON) ? message : (path + " " + message).strip();
  }
}
