package petshell.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import petshell.trait.PetTraits;
import petshell.trait.TraitCheck;
import petshell.trait.TraitState;
import petshell.trait.Violation;

/**
 * What the traits column holds for one pet, as it is stored: text that may be anything, or nothing,
 * or something that is no text at all.
 *
 * @param value the value as the driver gives it: null, a String, or of another kind, which the web
 *     app cannot read
 */
public record StoredTraits(Object value) {
  /** Nothing is stored. */
  public static final StoredTraits MISSING = new StoredTraits(null);

  /** Returns whether nothing is stored. */
  public boolean isMissing() {
    return value == null;
  }

  /** Returns about how much room the value takes: the characters of a text, the bytes of others. */
  long size() {
    if (value instanceof String text) {
      return text.length();
    }
    return value instanceof byte[] bytes ? bytes.length : Long.BYTES;
  }

  private boolean isText() {
    return value == null || value instanceof String;
  }

  /** Returns the text, empty for NULL; of other kinds what they look like as text. */
  public Optional<String> text() {
    return value instanceof byte[] bytes
        ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
        : Optional.ofNullable(value).map(String::valueOf);
  }

  /** Compares with what the generator gives for the id; never throws for any stored value. */
  public TraitState state(String id) {
    return isText() ? TraitState.of(id, (String) value) : TraitState.INVALID;
  }

  /** Returns the traits, or empty where nothing valid is stored. */
  public Optional<PetTraits> traits() {
    return value instanceof String text ? TraitCheck.check(text).traits() : Optional.empty();
  }

  /** Returns the rules that the stored value breaks; none where nothing is stored. */
  public List<Violation> violations() {
    if (!isText()) {
      return List.of(
          new Violation(Violation.NOT_JSON, "is stored as binary data or a number, not as text"));
    }
    return text().map(stored -> TraitCheck.check(stored).violations()).orElse(List.of());
  }
}
