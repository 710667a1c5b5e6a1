package petshell.trait;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes the canonical text of traits. Not thread-safe. */
final class TraitWriter {
  /** Room for the longest text with generated numbers, so that it never grows. */
  private static final int ROOM = 384;

  private static final byte[] BODY_COLOR = AsciiText.bytes("{\"bodyColor\":");
  private static final byte[] PATTERN_COLOR = AsciiText.bytes(",\"patternColor\":");
  private static final byte[] H = AsciiText.bytes("{\"h\":");
  private static final byte[] S = AsciiText.bytes(",\"s\":");
  private static final byte[] L = AsciiText.bytes(",\"l\":");
  private static final byte[] VERSION = AsciiText.bytes(",\"traitVersion\":");
  private static final byte[] END = AsciiText.bytes("}");

  private static final Field<PatternType> PATTERN_TYPE =
      new Field<>(PatternType.class, "patternType");
  private static final Field<Accessory> ACCESSORY = new Field<>(Accessory.class, "accessory");
  private static final Field<BodySize> BODY_SIZE = new Field<>(BodySize.class, "bodySize");
  private static final Field<Expression> EXPRESSION = new Field<>(Expression.class, "expression");
  private static final Field<Rarity> RARITY = new Field<>(Rarity.class, "rarity");

  private final AsciiText out = new AsciiText(ROOM);

  /** A field that is not the first one, with each word that it can have. */
  private static final class Field<T extends Enum<T> & TraitValue> {
    private final Map<T, byte[]> texts;

    Field(Class<T> type, String name) {
      texts = new EnumMap<>(type);
      for (T value : type.getEnumConstants()) {
        texts.put(value, AsciiText.bytes(",\"" + name + "\":\"" + value.text() + '"'));
      }
    }

    byte[] with(T value) {
      return Objects.requireNonNull(texts.get(value));
    }
  }

  /** Appends traits. */
  void append(PetTraits traits) {
    out.append(BODY_COLOR);
    append(traits.bodyColor());
    out.append(PATTERN_TYPE.with(traits.patternType()));
    Optional<HslColor> patternColor = traits.patternColor();
    if (patternColor.isPresent()) {
      out.append(PATTERN_COLOR);
      append(patternColor.get());
    }
    out.append(ACCESSORY.with(traits.accessory()));
    out.append(BODY_SIZE.with(traits.bodySize()));
    out.append(EXPRESSION.with(traits.expression()));
    out.append(RARITY.with(traits.rarity()));
    out.append(VERSION);
    JavaScriptNumber.append(out, (double) traits.traitVersion());
    out.append(END);
  }

  /** Appends a colour. */
  void append(HslColor color) {
    out.append(H);
    JavaScriptNumber.append(out, color.h());
    out.append(S);
    JavaScriptNumber.append(out, color.s());
    out.append(L);
    JavaScriptNumber.append(out, color.l());
    out.append(END);
  }

  /** Forgets what was appended. */
  void clear() {
    out.clear();
  }

  /** Returns all that was appended; changes with what is appended later. */
  AsciiText text() {
    return out;
  }
}
