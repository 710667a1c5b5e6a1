package petshell.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import petshell.trait.GeneratedTraits;
import petshell.trait.PetTraits;
import petshell.trait.TraitCheck;
import petshell.trait.TraitDifference;
import petshell.trait.TraitDifferences;
import petshell.trait.TraitState;
import petshell.trait.Violation;

/**
 * What the traits column holds for one pet, as it is stored: text that may be anything, or nothing,
 * or something that is no text at all.
 *
 * @param value the value as the driver gives it: null, a String, or of another kind, which the web
 *     app cannot read; {@link RawBytes} for a text that is not proper UTF-8, {@link LongValue} for
 *     what is too long to be read
 */
public record StoredTraits(@Nullable Object value) {
  /** Nothing is stored. */
  public static final StoredTraits MISSING = new StoredTraits(null);

  private static final int SHOWN = 60;

  /** Returns whether nothing is stored. */
  public boolean isMissing() {
    return value == null;
  }

  /** Returns about how much room the value takes: the characters of a text, the bytes of others. */
  long size() {
    if (value instanceof String text) {
      return text.length();
    }
    if (value instanceof LongValue tooLong) {
      return tooLong.beginning().length();
    }
    return comparable() instanceof byte[] bytes ? bytes.length : Long.BYTES;
  }

  /** Returns the size of a value that is too long to be read; null of others. */
  public @Nullable Long longBytes() {
    return value instanceof LongValue tooLong ? tooLong.bytes() : null;
  }

  private boolean isText() {
    return value == null || value instanceof String;
  }

  /**
   * Returns the text, empty for NULL and for what is too long to be read; of other kinds what they
   * look like as text.
   */
  public Optional<String> text() {
    return value instanceof LongValue
        ? Optional.empty()
        : Optional.ofNullable(value).map(StoredValue::shown);
  }

  /**
   * Returns what people see: the text or, where it is long, its beginning; with its size where it
   * is too long to be read. Empty for NULL.
   *
   * @param most how many characters at most, 1 or more
   */
  public Optional<String> shown(int most) {
    if (value instanceof LongValue tooLong) {
      return Optional.of(tooLong.shown(most));
    }
    return text().map(text -> text.length() <= most ? text : text.substring(0, most) + " ...");
  }

  /**
   * Returns the value in a form that can be bound to a statement, to compare it as binary data with
   * what is stored; null where nothing is, and where it is too long to be read.
   */
  public @Nullable Object comparable() {
    if (value instanceof LongValue) {
      return null;
    }
    return value instanceof RawBytes raw ? raw.bytes() : value;
  }

  /** Returns what the engine holds the value for. */
  public StoredKind kind() {
    if (value == null) {
      return StoredKind.NULL;
    }
    if (value instanceof LongValue tooLong) {
      return tooLong.kind();
    }
    if (value instanceof String || value instanceof RawBytes) {
      return StoredKind.TEXT;
    }
    if (value instanceof byte[]) {
      return StoredKind.BLOB;
    }
    return value instanceof Double || value instanceof Float ? StoredKind.REAL : StoredKind.INTEGER;
  }

  /**
   * Compares with other traits field by field.
   *
   * @param after a text, null for nothing
   * @return the fields that differ; empty where both have the same values, however written
   */
  public List<TraitDifference> differences(@Nullable String after) {
    return isText()
        ? TraitDifferences.between((String) value, after)
        : List.of(TraitDifference.ofWhole(shown(SHOWN).orElseThrow(), after));
  }

  /** Compares with what the generator gives for the id; never throws for any stored value. */
  public TraitState state(String id) {
    return state(id, new GeneratedTraits());
  }

  TraitState state(String id, GeneratedTraits generator) {
    return isText() ? TraitState.of(id, (String) value, generator) : TraitState.INVALID;
  }

  /** Judges the traits of a pet without an id: valid ones are never those that it should have. */
  TraitState stateWithoutId() {
    TraitState state = state("");
    return switch (state) {
      case EXACT, ROUNDED, FORMATTED -> TraitState.DRIFTED;
      case DRIFTED, OTHER_VERSION, INVALID, MISSING -> state;
    };
  }

  /** Returns whether it is byte for byte what the generator gives for the id. */
  public boolean isExact(String id) {
    return state(id) == TraitState.EXACT;
  }

  /** Returns whether valid traits are stored. */
  public boolean isValid() {
    return traits().isPresent();
  }

  /** Returns the traits, or empty where nothing valid is stored. */
  public Optional<PetTraits> traits() {
    return value instanceof String text ? TraitCheck.check(text).traits() : Optional.empty();
  }

  /** Returns the rules that the stored value breaks; none where nothing is stored. */
  public List<Violation> violations() {
    if (value instanceof LongValue tooLong) {
      return List.of(TraitCheck.tooLong(tooLong.bytes()));
    }
    if (!isText()) {
      String what =
          value instanceof RawBytes
              ? "is stored as text that is not proper UTF-8"
              : "is stored as binary data or a number, not as text";
      return List.of(new Violation(Violation.NOT_JSON, what));
    }
    return text().map(stored -> TraitCheck.check(stored).violations()).orElse(List.of());
  }
}
