package petshell.job.saved;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import petshell.store.StoredBytes;
import petshell.store.StoredKind;

/** Writes values of any length and kind to a file with saved traits, as they are read. */
final class SavedValue {
  private SavedValue() {}

  /**
   * Writes a field: a text as text, anything else by its bytes and what the engine holds it for.
   */
  static void write(JsonGenerator json, String name, StoredBytes value) throws IOException {
    if (isProperText(value)) {
      json.writeFieldName(name);
      try (Reader text = text(value)) {
        json.writeString(text, -1);
      }
    } else {
      json.writeFieldName(name + "Hex");
      try (Reader digits = new Digits(value.open())) {
        json.writeString(digits, -1);
      }
      json.writeStringField(name + "Kind", value.kind().word());
    }
  }

  private static boolean isProperText(StoredBytes value) throws IOException {
    if (value.kind() != StoredKind.TEXT) {
      return false;
    }
    try (Reader text = text(value)) {
      text.transferTo(Writer.nullWriter());
      return true;
    } catch (CharacterCodingException improper) {
      return false;
    }
  }

  /** Reads a text; what is none ends it with an exception. */
  private static Reader text(StoredBytes value) {
    return new InputStreamReader(value.open(), value.charset().newDecoder());
  }

  /** Bytes as hexadecimal digits, two for each. */
  private static final class Digits extends Reader {
    private final InputStream bytes;

    Digits(InputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      byte[] some = bytes.readNBytes(Math.max(1, length / 2));
      if (some.length == 0) {
        return -1;
      }
      String digits = HexFormat.of().formatHex(some);
      digits.getChars(0, digits.length(), target, offset);
      return digits.length();
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
