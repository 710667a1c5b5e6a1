package petshell.job.saved;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import petshell.store.PetShellException;
import petshell.store.RawBytes;
import petshell.store.StoredKind;
import petshell.trait.TraitCheck;

/**
 * One line of a file with saved traits.
 *
 * @param fields the fields that hold text, by their names
 * @param of the number of all lines, empty where the line does not say it
 * @param place the number of the pet's row, where it has no id
 * @param damaged makes the error that says what is wrong with this line
 */
record SavedLine(
    Map<String, String> fields,
    OptionalLong of,
    Optional<Long> place,
    Function<String, PetShellException> damaged) {
  /**
   * Reads the fields of an object that has just been entered, and its end.
   *
   * @throws IOException if it cannot be read, or is no JSON
   * @throws PetShellException made by {@code damaged}
   */
  static SavedLine read(JsonParser parser, Function<String, PetShellException> damaged)
      throws IOException {
    Map<String, String> fields = new HashMap<>();
    OptionalLong of = OptionalLong.empty();
    Optional<Long> place = Optional.empty();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (name.equals("of") && value == JsonToken.VALUE_NUMBER_INT) {
        of = OptionalLong.of(parser.getLongValue());
      } else if (name.equals("row") && value == JsonToken.VALUE_NUMBER_INT) {
        place = Optional.of(parser.getLongValue());
      } else if (value == JsonToken.VALUE_STRING
          && fields.put(name, text(parser, damaged)) != null) {
        throw damaged.apply("has the same field twice");
      }
      parser.skipChildren();
    }
    return new SavedLine(fields, of, place, damaged);
  }

  /**
   * Returns the pet of the line.
   *
   * @throws IllegalArgumentException if the id's bytes are not written as hexadecimal digits
   * @throws PetShellException if the line names no pet, or holds no traits
   */
  SavedPet pet() {
    return new SavedPet(id(), place, traits());
  }

  /** Half a character cannot be stored, so no rollback has saved it. */
  private static String text(JsonParser parser, Function<String, PetShellException> damaged)
      throws IOException {
    String text = parser.getText();
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        int codePoint = text.codePointAt(i);
        if (!Character.isSupplementaryCodePoint(codePoint)) {
          throw damaged.apply("has half a character");
        }
        i++;
      }
    }
    return text;
  }

  private RawBytes id() {
    if (fields.containsKey("id")) {
      return RawBytes.ofText(fields.get("id"));
    }
    if (!fields.containsKey("idHex")) {
      throw damaged.apply("names no pet");
    }
    return new RawBytes(
        HexFormat.of().parseHex(fields.get("idHex")),
        StoredKind.of(fields.getOrDefault("idKind", StoredKind.TEXT.word())));
  }

  private Optional<String> traits() {
    if (!fields.containsKey("traits") && !fields.containsKey("traitsHex")) {
      throw damaged.apply("has no traits");
    }
    return Optional.ofNullable(fields.get("traits")).filter(text -> !TraitCheck.isTooLong(text));
  }
}
