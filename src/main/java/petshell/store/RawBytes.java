package petshell.store;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * A stored value by its bytes, whether they are proper text or not.
 *
 * @param bytes the bytes; not to be changed
 * @param kind what the engine holds it for
 */
@SuppressWarnings("ArrayRecordComponent")
public record RawBytes(byte[] bytes, StoredKind kind) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public RawBytes {
    Objects.requireNonNull(bytes, "bytes");
    Objects.requireNonNull(kind, "kind");
  }

  /** Returns a text by its bytes. */
  public static RawBytes ofText(String text) {
    return new RawBytes(text.getBytes(StandardCharsets.UTF_8), StoredKind.TEXT);
  }

  /** Returns whether the engine holds the value for text, proper or not. */
  public boolean isText() {
    return kind == StoredKind.TEXT;
  }

  /** Returns the text, empty where the value is not stored as text or is not proper UTF-8. */
  public Optional<String> text() {
    if (!isText()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
