package petshell.store.postgres;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * A parameter of type {@code text[]} that is put together from texts in UTF-8, without a copy of
 * each. The form is that of the server's {@code array_recv}: the number of dimensions, whether
 * there are NULLs, the type of the elements; for the dimension its length and its first index; then
 * each element behind its length.
 */
final class PostgresTextArray extends PGobject implements PGBinaryObject {
  private static final long serialVersionUID = 1L;
  private static final int TEXT = 25;
  private static final int HEADER = 5 * Integer.BYTES;

  private final transient List<byte[]> texts;

  private PostgresTextArray(List<byte[]> texts) {
    this.texts = texts;
    this.type = "_text";
  }

  /**
   * Makes one.
   *
   * @param rows what the texts come from, 1 or more
   * @param text gives one of a row, never null
   */
  static <T> PostgresTextArray of(List<? extends T> rows, Function<T, byte[]> text) {
    List<byte[]> texts = new ArrayList<>(rows.size());
    for (T row : rows) {
      texts.add(text.apply(row));
    }
    return new PostgresTextArray(texts);
  }

  @Override
  public int lengthInBytes() {
    int length = HEADER + texts.size() * Integer.BYTES;
    for (byte[] text : texts) {
      length = Math.addExact(length, text.length);
    }
    return length;
  }

  @Override
  public void toBytes(byte[] bytes, int offset) {
    ByteBuffer out = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
    out.putInt(1).putInt(0).putInt(TEXT).putInt(texts.size()).putInt(1);
    for (byte[] text : texts) {
      out.putInt(text.length).put(text);
    }
  }

  @Override
  public void setByteValue(byte[] bytes, int offset) {
    throw new UnsupportedOperationException("an array that is only sent");
  }
}
