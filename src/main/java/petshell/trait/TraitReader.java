package petshell.trait;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads one text into slots, without recursion, and judges them. */
final class TraitReader {
  private final JsonParser parser;
  private final ColorSlot bodyColor = new ColorSlot();
  private final FieldSlot<PatternType> patternType =
      new FieldSlot<>("one of none, striped, spotted, gradient");
  private final ColorSlot patternColor = new ColorSlot();
  private final FieldSlot<Accessory> accessory =
      new FieldSlot<>("one of none, collar, horns, wings, crown");
  private final FieldSlot<BodySize> bodySize = new FieldSlot<>("one of small, medium, large");
  private final FieldSlot<Expression> expression =
      new FieldSlot<>("one of happy, neutral, curious, mischievous, sleepy");
  private final FieldSlot<Rarity> rarity =
      new FieldSlot<>("one of common, uncommon, rare, legendary");
  private final FieldSlot<Long> traitVersion =
      new FieldSlot<>("a whole number from 1 to " + PetTraits.MAX_VERSION);
  private boolean unknownFields;

  TraitReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads the text to its end.
   *
   * @throws IOException if the text is not JSON
   */
  CheckedTraits read() throws IOException {
    if (parser.nextToken() == null) {
      throw new JsonParseException(parser, "no value");
    }
    CheckedTraits traits = readValue();
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "more than one value");
    }
    return traits;
  }

  /**
   * Reads the value at which the parser is, and leaves it at the value's end.
   *
   * @throws IOException if the text is not JSON
   */
  CheckedTraits readValue() throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      Violation violation = new Violation("", "must be an object, not " + FoundText.at(parser));
      parser.skipChildren();
      return CheckedTraits.invalid(List.of(violation));
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      readField(name);
    }
    return judge();
  }

  private void readField(String name) throws IOException {
    switch (name) {
      case "bodyColor" -> bodyColor.read(parser);
      case "patternType" -> readWord(patternType, PatternType::of);
      case "patternColor" -> patternColor.read(parser);
      case "accessory" -> readWord(accessory, Accessory::of);
      case "bodySize" -> readWord(bodySize, BodySize::of);
      case "expression" -> readWord(expression, Expression::of);
      case "rarity" -> readWord(rarity, Rarity::of);
      case "traitVersion" -> readVersion();
      default -> {
        unknownFields = true;
        parser.skipChildren();
      }
    }
  }

  private <T> void readWord(FieldSlot<T> slot, Function<String, Optional<T>> words)
      throws IOException {
    if (parser.hasToken(JsonToken.VALUE_STRING)) {
      Optional<T> value = words.apply(parser.getText());
      if (value.isPresent()) {
        slot.take(value.get());
        return;
      }
    }
    slot.refuse(FoundText.at(parser));
    parser.skipChildren();
  }

  private void readVersion() throws IOException {
    if (parser.currentToken().isNumeric()) {
      double value = parser.getDoubleValue();
      if (value >= 1 && value <= PetTraits.MAX_VERSION && value == Math.rint(value)) {
        traitVersion.take((long) value);
        return;
      }
    }
    traitVersion.refuse(FoundText.at(parser));
    parser.skipChildren();
  }

  private CheckedTraits judge() {
    List<Violation> violations = new ArrayList<>();
    bodyColor.require("bodyColor", violations);
    patternType.require("patternType", violations);
    if (!patternColor.isMissing()) {
      patternColor.require("patternColor", violations);
    }
    accessory.require("accessory", violations);
    bodySize.require("bodySize", violations);
    expression.require("expression", violations);
    rarity.require("rarity", violations);
    traitVersion.require("traitVersion", violations);
    if (!violations.isEmpty()) {
      return CheckedTraits.invalid(violations);
    }
    PetTraits traits =
        new PetTraits(
            bodyColor.value().orElseThrow(),
            patternType.value(),
            patternColor.value(),
            accessory.value(),
            bodySize.value(),
            expression.value(),
            rarity.value(),
            traitVersion.value());
    return new CheckedTraits(Optional.of(traits), List.of(), hasUnknownFields());
  }

  private boolean hasUnknownFields() {
    return unknownFields || bodyColor.hasUnknownFields() || patternColor.hasUnknownFields();
  }
}
