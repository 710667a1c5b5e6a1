package petshell.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a column of petshell's own tables holds: a value of its kind, unless a hand edit or damage
 * has put something else there.
 *
 * @param value the value, empty where what is stored is of another kind
 * @param text how people see it, {@code unknown} and what is stored where it is of another kind
 * @param <T> the kind
 */
public record Noted<T>(Optional<T> value, String text) {
  private static final String UNKNOWN = "unknown";
  private static final int SHOWN = 100;

  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public Noted {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(text, "text");
  }

  /** Returns it as JSON shows it: a number, or the text for people. */
  public Object json() {
    return value.filter(Number.class::isInstance).<Object>map(number -> number).orElse(text);
  }

  /** Takes a whole number. */
  static Noted<Long> number(Object stored) {
    return stored instanceof Long || stored instanceof Integer
        ? known(((Number) stored).longValue())
        : unknown(stored);
  }

  /** Takes a time as {@link Instant} writes it. */
  static Noted<Instant> time(Object stored) {
    if (stored instanceof String text) {
      try {
        return known(Instant.parse(text));
      } catch (DateTimeException noTime) {
        return unknown(stored);
      }
    }
    return unknown(stored);
  }

  /** Takes the word of an outcome. */
  static Noted<RunOutcome> outcome(Object stored) {
    return stored instanceof String word
        ? RunOutcome.of(word)
            .map(outcome -> new Noted<>(Optional.of(outcome), outcome.text()))
            .orElseGet(() -> unknown(stored))
        : unknown(stored);
  }

  /** Takes a text, which may be any; of other kinds what they look like as text. */
  static String words(Object stored) {
    return stored == null ? UNKNOWN : StoredValue.shown(stored);
  }

  private static <T> Noted<T> known(T value) {
    return new Noted<>(Optional.of(value), value.toString());
  }

  private static <T> Noted<T> unknown(Object stored) {
    String shown = stored == null ? "" : StoredValue.shown(stored).strip();
    if (shown.isEmpty()) {
      return new Noted<>(Optional.empty(), UNKNOWN);
    }
    boolean isLong = shown.codePointCount(0, shown.length()) > SHOWN;
    String beginning = isLong ? shown.substring(0, shown.offsetByCodePoints(0, SHOWN)) : shown;
    return new Noted<>(Optional.empty(), UNKNOWN + ": " + beginning + (isLong ? "..." : ""));
  }
}
