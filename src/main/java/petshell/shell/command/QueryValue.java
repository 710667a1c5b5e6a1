package petshell.shell.command;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import petshell.output.Cell;
import petshell.output.Numbers;
import petshell.output.Style;
import petshell.store.RawBytes;
import petshell.store.RawValue;

/** One value of a query, in the forms in which it is printed. */
final class QueryValue {
  /** What is shown of a longer text or binary value on screens. */
  private static final int MOST_CHARACTERS = 1_000;

  private static final int MOST_BYTES = 100;

  /** What SQLite writes for an infinity, and what JSON readers take for one. */
  private static final String INFINITE = "9.0e+999";

  private QueryValue() {}

  /** Returns the whole value as data for CSV: nothing for NULL, binary data as an SQL literal. */
  static String text(RawValue raw) {
    Object value = raw.value();
    if (value instanceof Double real) {
      return real.isInfinite() ? (real > 0 ? "Inf" : "-Inf") : real(real);
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof byte[] bytes) {
      return literal(bytes, bytes.length);
    }
    if (value instanceof RawBytes improper) {
      return "CAST(" + literal(improper.bytes(), improper.bytes().length) + " AS TEXT)";
    }
    return raw.text();
  }

  /** Returns the value for people: no more than its beginning where it is long. */
  static Cell cell(RawValue raw) {
    Object value = raw.value();
    if (value == null) {
      return Cell.of(Style.MUTED, "NULL");
    }
    if (value instanceof byte[] bytes && bytes.length > MOST_BYTES) {
      return Cell.of(
          literal(bytes, MOST_BYTES) + "... (" + Numbers.grouped(bytes.length) + " bytes)");
    }
    String text = value instanceof RawBytes ? raw.text() : text(raw);
    return Cell.of(
        text.length() <= MOST_CHARACTERS
            ? text
            : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS / 2))
                + "... ("
                + Numbers.grouped(text.length())
                + " characters)");
  }

  /**
   * Returns the whole value for JSON: numbers as numbers, text as text, and what is no proper text
   * as an object with its bytes, so that it is never taken for one.
   */
  static @Nullable Object json(RawValue raw) {
    Object value = raw.value();
    if (value instanceof Double real && !real.isNaN()) {
      String number = real.isInfinite() ? (real > 0 ? "" : "-") + INFINITE : real(real);
      return new com.fasterxml.jackson.databind.util.RawValue(number);
    }
    if (value instanceof byte[] bytes) {
      return bytes(bytes, "blob");
    }
    if (value instanceof BigDecimal decimal) {
      return new com.fasterxml.jackson.databind.util.RawValue(decimal.toPlainString());
    }
    if (value instanceof Double) {
      return raw.text();
    }
    return value instanceof RawBytes improper ? bytes(improper.bytes(), "text") : value;
  }

  /** Returns whether it is a number, or nothing. */
  static boolean isNumberOrNull(RawValue raw) {
    return Optional.ofNullable(raw.value()).map(Number.class::isInstance).orElse(true);
  }

  /** The shortest text that is read as the same number, with a point, on every Java. */
  private static String real(double number) {
    return NumberOutput.toString(number, true);
  }

  private static Map<String, Object> bytes(byte[] bytes, String kind) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("hex", HexFormat.of().formatHex(bytes));
    parts.put("kind", kind);
    return parts;
  }

  private static String literal(byte[] bytes, int most) {
    String hex = HexFormat.of().formatHex(bytes, 0, Math.min(most, bytes.length));
    return String.format(Locale.ROOT, "x'%s'", hex);
  }
}
