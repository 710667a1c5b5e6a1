package petshell.store;

import java.util.Locale;
import java.util.Objects;

/**
 * A stored value that is too long to be read.
 *
 * @param kind what the engine holds it for
 * @param bytes how long it is, as the engine keeps it
 * @param beginning how it begins, as text
 */
public record LongValue(StoredKind kind, long bytes, String beginning) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public LongValue {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(beginning, "beginning");
  }

  /** Returns how people see it: so many characters of its beginning, and its size. */
  String shown(int most) {
    String shown = beginning.length() <= most ? beginning : beginning.substring(0, most);
    return String.format(Locale.ROOT, "%s ... (%,d bytes)", shown, bytes);
  }
}
