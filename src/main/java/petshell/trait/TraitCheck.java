package petshell.trait;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Judges a stored text as the web app does: which rules of the traits it breaks, all at once.
 * Thread-safe.
 */
public final class TraitCheck {
  /**
   * The longest text that is read, in bytes. JavaScript knows no limit; this one keeps a hostile
   * text from taking all memory. Real ones have some 300.
   */
  public static final int LONGEST = 1 << 20;

  /** The deepest nesting that is read, which is as deep as SQLite reads JSON. */
  static final int MAX_DEPTH = 1_000;

  private static final int MOST_BYTES_OF_A_CHARACTER = 3;

  private static final int NO_LIMIT = Integer.MAX_VALUE;

  /**
   * Takes what JavaScript's JSON.parse takes. The names of fields are not kept from one text to the
   * next, because whoever can write to the database chooses them.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(NO_LIMIT)
                  .maxStringLength(NO_LIMIT)
                  .maxNameLength(NO_LIMIT)
                  .build())
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .build();

  private TraitCheck() {}

  /** Returns what makes parsers that take the same texts, for a mapper of its own. */
  public static JsonFactory parsers() {
    return JSON.copy();
  }

  /**
   * Checks a text.
   *
   * @param text any text
   * @return its traits or its violations; a text that is not JSON, or too long or deep to be read,
   *     has the one violation with the path {@link Violation#NOT_JSON}, JSON that is no object has
   *     the one with the empty path
   */
  public static CheckedTraits check(String text) {
    Objects.requireNonNull(text, "text");
    if (isTooLong(text)) {
      return CheckedTraits.invalid(List.of(tooLong(bytes(text))));
    }
    try (JsonParser parser = JSON.createParser(text)) {
      return new TraitReader(parser).read();
    } catch (StreamConstraintsException exception) {
      return notJson("is nested deeper than 1,000 levels: " + FoundText.quoted(text));
    } catch (JsonProcessingException exception) {
      return notJson(
          text.isEmpty()
              ? "is not JSON: the text is empty"
              : "is not JSON: " + FoundText.near(text, exception.getLocation().getCharOffset()));
    } catch (IOException exception) {
      throw new UncheckedIOException("a text in memory cannot be read", exception);
    }
  }

  /**
   * Returns what is wrong with a text that is longer than {@link #LONGEST}.
   *
   * @param bytes how long it is
   */
  public static Violation tooLong(long bytes) {
    return new Violation(
        Violation.NOT_JSON,
        String.format(
            Locale.ROOT,
            "is too long to be read: %,d bytes, more than the %,d that are read",
            bytes,
            LONGEST));
  }

  /** Returns whether a text is longer than {@link #LONGEST}. */
  public static boolean isTooLong(String text) {
    return text.length() > LONGEST / MOST_BYTES_OF_A_CHARACTER && bytes(text) > LONGEST;
  }

  /** Returns the bytes of a text in UTF-8. */
  private static long bytes(String text) {
    return text.codePoints()
        .mapToLong(point -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
        .sum();
  }

  private static CheckedTraits notJson(String message) {
    return CheckedTraits.invalid(List.of(new Violation(Violation.NOT_JSON, message)));
  }
}
