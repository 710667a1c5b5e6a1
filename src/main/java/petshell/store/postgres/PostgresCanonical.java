package petshell.store.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import petshell.store.StoredTraits;
import petshell.trait.CheckedTraits;
import petshell.trait.TraitCheck;
import petshell.trait.TraitJson;

/**
 * Puts the text of a jsonb value into the canonical form of traits. The server keeps the value, not
 * how it was written: it orders the fields anew, adds blanks and writes numbers out.
 */
final class PostgresCanonical {
  private static final ObjectMapper VALUES =
      JsonMapper.builder(TraitCheck.parsers())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private PostgresCanonical() {}

  /**
   * Returns the canonical text of traits, where it says just the same as a text: the same fields,
   * the same words and, digit by digit, the same numbers. Else the text.
   *
   * @param text what the server gives
   */
  static String of(String text) {
    CheckedTraits checked = TraitCheck.check(text);
    if (checked.traits().isEmpty() || checked.unknownFields()) {
      return text;
    }
    String canonical = TraitJson.write(checked.traits().get());
    return canonical.equals(text) || haveSameNumbers(text, canonical) ? canonical : text;
  }

  /** Reads traits that a column of a type holds. */
  static StoredTraits read(PostgresTraitsType type, String text) {
    return new StoredTraits(text != null && type == PostgresTraitsType.JSONB ? of(text) : text);
  }

  /** Tells whether two texts have one value; false where one is no JSON. */
  static boolean areSame(String left, String right) {
    try {
      return VALUES.readTree(left).equals(PostgresCanonical::compare, VALUES.readTree(right));
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Finds two values the same that differ only in how a number is written. */
  private static int compare(JsonNode left, JsonNode right) {
    if (left.isNumber() && right.isNumber()) {
      return left.decimalValue().compareTo(right.decimalValue());
    }
    return left.equals(right) ? 0 : 1;
  }

  /**
   * Both texts are valid traits without other fields, so that digits stand in numbers alone. The
   * server puts the lightness of a colour before the saturation.
   */
  private static boolean haveSameNumbers(String text, String canonical) {
    List<String> found = numbers(text);
    List<String> wanted = numbers(canonical);
    if (found.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < found.size(); i++) {
      boolean isLast = i == found.size() - 1;
      int there = isLast || i % 3 == 0 ? i : i % 3 == 1 ? i + 1 : i - 1;
      if (!isSame(found.get(i), wanted.get(there))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(String found, String wanted) {
    return found.equals(wanted) || new BigDecimal(found).compareTo(new BigDecimal(wanted)) == 0;
  }

  private static List<String> numbers(String text) {
    List<String> numbers = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char one = text.charAt(at);
      if (one == '-' || (one >= '0' && one <= '9')) {
        int end = at;
        while (text.charAt(end) != ',' && text.charAt(end) != '}') {
          end++;
        }
        numbers.add(text.substring(at, end));
        at = end;
      }
      at++;
    }
    return numbers;
  }
}
