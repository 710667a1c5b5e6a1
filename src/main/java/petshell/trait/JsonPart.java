package petshell.trait;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * One value of a JSON text, read without recursion.
 *
 * @param token what it is
 * @param text the value of a string, else the text as it stands in the source
 * @param number the value of a number, 0 of others
 * @param parts the fields of an object that was opened, the last of each name; else empty
 */
record JsonPart(JsonToken token, String text, double number, Map<String, JsonPart> parts) {
  /** What cannot be taken for a number, a literal or the end of the text. */
  private static final Pattern WORDS =
      Pattern.compile("(?!null$|true$|false$)[A-Za-z][A-Za-z0-9 _.,-]*");

  /** The most characters of a value that are shown. */
  private static final int LONGEST = 80;

  /** Three numbers with all digits and exponents take no more. */
  private static final int LONGEST_COLOR = 100;

  /**
   * Reads the fields of an object.
   *
   * @param text any text
   * @return the fields in their order, the last of each name; empty where the text is not JSON, not
   *     an object, or too long or deep to be read
   */
  static Optional<Map<String, JsonPart>> fields(String text) {
    if (TraitCheck.isTooLong(text)) {
      return Optional.empty();
    }
    try (JsonParser parser = TraitCheck.parsers().createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Map<String, JsonPart> fields = new LinkedHashMap<>();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        fields.put(name, name.endsWith("Color") ? opened(parser, text) : closed(parser, text));
      }
      return parser.nextToken() == null ? Optional.of(fields) : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private static JsonPart opened(JsonParser parser, String source) throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      return closed(parser, source);
    }
    long start = parser.currentTokenLocation().getCharOffset();
    Map<String, JsonPart> parts = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      parts.put(name, closed(parser, source));
    }
    return new JsonPart(JsonToken.START_OBJECT, slice(parser, source, start), 0, parts);
  }

  private static JsonPart closed(JsonParser parser, String source) throws IOException {
    JsonToken token = parser.currentToken();
    if (token.isStructStart()) {
      long start = parser.currentTokenLocation().getCharOffset();
      parser.skipChildren();
      return new JsonPart(token, slice(parser, source, start), 0, Map.of());
    }
    double number = token.isNumeric() ? parser.getDoubleValue() : 0;
    return new JsonPart(token, parser.getText(), number, Map.of());
  }

  private static String slice(JsonParser parser, String source, long start) {
    return source.substring((int) start, (int) parser.currentLocation().getCharOffset());
  }

  /**
   * Reads a value that is the whole text, and opens it where it is an object.
   *
   * @throws IllegalArgumentException if the text is not JSON
   */
  static JsonPart of(String json) {
    try (JsonParser parser = TraitCheck.parsers().createParser(json)) {
      parser.nextToken();
      return opened(parser, json);
    } catch (IOException notJson) {
      throw new IllegalArgumentException("not JSON: " + json, notJson);
    }
  }

  /** Returns a text as a JSON string, shortened. */
  static String string(String text) {
    String shown = FoundText.shortened(text, LONGEST);
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(shown)) + '"';
  }

  /** Returns the value as JSON; what is long as a string that holds its beginning. */
  String json() {
    if (token == JsonToken.VALUE_STRING) {
      return string(text);
    }
    String canonical = color().map(TraitJson::write).orElse(text);
    return canonical.length() <= LONGEST_COLOR ? canonical : string(text);
  }

  /** Returns whether it is a string of plain words, which no other value can be taken for. */
  boolean isWords() {
    return token == JsonToken.VALUE_STRING && WORDS.matcher(text).matches();
  }

  /** Returns the number, where the value is one that is finite. */
  OptionalDouble asNumber() {
    return token.isNumeric() && Double.isFinite(number)
        ? OptionalDouble.of(number)
        : OptionalDouble.empty();
  }

  /** Returns the colour, where the value is one and nothing else. */
  Optional<HslColor> color() {
    Optional<Double> h = part("h", HslColor.MAX_HUE);
    Optional<Double> s = part("s", HslColor.MAX_PERCENT);
    Optional<Double> l = part("l", HslColor.MAX_PERCENT);
    return parts.size() == 3 && h.isPresent() && s.isPresent() && l.isPresent()
        ? Optional.of(new HslColor(h.get(), s.get(), l.get()))
        : Optional.empty();
  }

  private Optional<Double> part(String name, double most) {
    return Optional.ofNullable(parts.get(name))
        .filter(one -> one.token.isNumeric() && one.number >= 0 && one.number <= most)
        .map(JsonPart::number);
  }

  /** Returns whether it is the same value; numbers may be written in different ways. */
  boolean isSameAs(JsonPart other) {
    if (token.isNumeric() && other.token.isNumeric()) {
      return number == other.number;
    }
    return token == other.token && text.equals(other.text);
  }
}
