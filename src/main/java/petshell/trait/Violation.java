package petshell.trait;

import java.util.Objects;

/**
 * One rule of the traits that a stored document breaks.
 *
 * @param path where, as {@code bodyColor.h}; empty for the document itself, {@code <not JSON>}
 *     where the text cannot be read at all; never null
 * @param message which rule, for people; never null
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
}
