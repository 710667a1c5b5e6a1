package petshell.trait;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The canonical JSON text of traits: compact, keys in the web app's order, numbers as JavaScript
 * writes them. The same traits give the same characters. Thread-safe.
 */
public final class TraitJson {
  private TraitJson() {}

  /**
   * Writes traits.
   *
   * @param traits what to write
   * @return the canonical text, in one line of ASCII
   */
  public static String write(PetTraits traits) {
    TraitWriter writer = new TraitWriter();
    writer.append(traits);
    return writer.text().toString();
  }

  /** Writes a colour. */
  static String write(HslColor color) {
    TraitWriter writer = new TraitWriter();
    writer.append(color);
    return writer.text().toString();
  }

  /**
   * Reads traits from any JSON text that is valid, canonical or not.
   *
   * @param text the text
   * @return the traits
   * @throws IllegalArgumentException if the text breaks a rule of the traits; the message names
   *     every violation with its path
   */
  public static PetTraits read(String text) {
    return valid(TraitCheck.check(text));
  }

  /**
   * Reads traits from a parser that {@link TraitCheck#parsers} has made.
   *
   * @param parser is at the value, and then at its end
   * @return the traits
   * @throws IllegalArgumentException as {@link #read(String)}
   * @throws IOException if the text is not JSON
   */
  public static PetTraits read(JsonParser parser) throws IOException {
    return valid(new TraitReader(parser).readValue());
  }

  private static PetTraits valid(CheckedTraits result) {
    return result
        .traits()
        .orElseThrow(() -> new IllegalArgumentException(describe(result.violations())));
  }

  private static String describe(List<Violation> violations) {
    return violations.stream()
        .map(TraitJson::describe)
        .collect(Collectors.joining("; ", "not valid traits: ", ""));
  }

  private static String describe(Violation violation) {
    return violation.path().isEmpty()
        ? violation.message()
        : violation.path() + ' ' + violation.message();
  }
}
