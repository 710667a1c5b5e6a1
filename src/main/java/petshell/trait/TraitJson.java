package petshell.trait;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The canonical JSON text of traits: compact, keys in the web app's order, numbers as JavaScript
 * writes them. The same traits give the same characters. Thread-safe.
 */
public final class TraitJson {
  /** Room for the longest text with generated numbers, so that the buffer never grows. */
  private static final int CAPACITY = 320;

  private TraitJson() {}

  /**
   * Writes traits.
   *
   * @param traits what to write
   * @return the canonical text, in one line of ASCII
   */
  public static String write(PetTraits traits) {
    Objects.requireNonNull(traits, "traits");
    StringBuilder out = new StringBuilder(CAPACITY);
    out.append("{\"bodyColor\":");
    append(out, traits.bodyColor());
    out.append(",\"patternType\":\"").append(traits.patternType().text());
    if (traits.patternColor().isPresent()) {
      out.append("\",\"patternColor\":");
      append(out, traits.patternColor().get());
      out.append(",\"accessory\":\"");
    } else {
      out.append("\",\"accessory\":\"");
    }
    out.append(traits.accessory().text());
    out.append("\",\"bodySize\":\"").append(traits.bodySize().text());
    out.append("\",\"expression\":\"").append(traits.expression().text());
    out.append("\",\"rarity\":\"").append(traits.rarity().text());
    out.append("\",\"traitVersion\":").append(traits.traitVersion());
    return out.append('}').toString();
  }

  /** Writes a colour. */
  static String write(HslColor color) {
    StringBuilder out = new StringBuilder(CAPACITY);
    append(out, color);
    return out.toString();
  }

  private static void append(StringBuilder out, HslColor color) {
    out.append("{\"h\":");
    JavaScriptNumber.append(out, color.h());
    out.append(",\"s\":");
    JavaScriptNumber.append(out, color.s());
    out.append(",\"l\":");
    JavaScriptNumber.append(out, color.l());
    out.append('}');
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
