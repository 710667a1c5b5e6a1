package petshell.trait;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a text holds for a colour. */
final class ColorSlot {
  private static final String HUE_RULE = "a number from 0 to " + (int) HslColor.MAX_HUE;
  private static final String PERCENT_RULE = "a number from 0 to " + (int) HslColor.MAX_PERCENT;

  private final FieldSlot<Boolean> whole = new FieldSlot<>("an object with h, s and l");
  private final FieldSlot<Double> h = new FieldSlot<>(HUE_RULE);
  private final FieldSlot<Double> s = new FieldSlot<>(PERCENT_RULE);
  private final FieldSlot<Double> l = new FieldSlot<>(PERCENT_RULE);
  private boolean unknownFields;

  /**
   * Reads the value at the parser's position, in place of what was read before.
   *
   * @throws IOException if the text is not JSON
   */
  void read(JsonParser parser) throws IOException {
    h.clear();
    s.clear();
    l.clear();
    unknownFields = false;
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      whole.refuse(FoundText.at(parser));
      parser.skipChildren();
      return;
    }
    whole.take(true);
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      switch (name) {
        case "h" -> readNumber(parser, h, HslColor.MAX_HUE);
        case "s" -> readNumber(parser, s, HslColor.MAX_PERCENT);
        case "l" -> readNumber(parser, l, HslColor.MAX_PERCENT);
        default -> {
          unknownFields = true;
          parser.skipChildren();
        }
      }
    }
  }

  private static void readNumber(JsonParser parser, FieldSlot<Double> slot, double max)
      throws IOException {
    if (parser.currentToken().isNumeric()) {
      double value = parser.getDoubleValue();
      if (value >= 0 && value <= max) {
        slot.take(value);
        return;
      }
    }
    slot.refuse(FoundText.at(parser));
    parser.skipChildren();
  }

  boolean hasUnknownFields() {
    return unknownFields;
  }

  boolean isMissing() {
    return whole.isMissing();
  }

  /** Adds the violations of the colour and its parts, none where it can be had. */
  void require(String path, List<Violation> violations) {
    if (!whole.hasValue()) {
      whole.require(path, violations);
    } else {
      h.require(path + ".h", violations);
      s.require(path + ".s", violations);
      l.require(path + ".l", violations);
    }
  }

  /** Returns the colour, empty where it is missing; only where no rule is broken. */
  Optional<HslColor> value() {
    return isMissing()
        ? Optional.empty()
        : Optional.of(new HslColor(h.value(), s.value(), l.value()));
  }
}
