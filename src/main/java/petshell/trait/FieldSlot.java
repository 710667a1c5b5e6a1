package petshell.trait;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a text holds for one field: nothing, a value, or something that its rule does not allow.
 * Where a field occurs twice, the last one counts.
 *
 * @param <T> the values that the rule allows
 */
final class FieldSlot<T> {
  private final String rule;
  private @Nullable T value;
  private @Nullable String refused;

  /**
   * Makes an empty slot.
   *
   * @param rule what the field must be, as {@code a number from 0 to 360}
   */
  FieldSlot(String rule) {
    this.rule = rule;
  }

  void take(T newValue) {
    value = newValue;
    refused = null;
  }

  void refuse(String found) {
    value = null;
    refused = found;
  }

  void clear() {
    value = null;
    refused = null;
  }

  boolean hasValue() {
    return value != null;
  }

  /** Returns the value; only where there is one. */
  T value() {
    return Objects.requireNonNull(value, rule);
  }

  boolean isMissing() {
    return value == null && refused == null;
  }

  /** Adds a violation where there is no value, and says whether there is one. */
  void require(String path, List<Violation> violations) {
    if (refused != null) {
      violations.add(new Violation(path, "must be " + rule + ", not " + refused));
    } else if (value == null) {
      violations.add(new Violation(path, "is missing: must be " + rule));
    }
  }
}
