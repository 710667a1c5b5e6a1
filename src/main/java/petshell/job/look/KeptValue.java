package petshell.job.look;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import petshell.store.RawBytes;
import petshell.store.RawValue;
import petshell.store.StoredKind;

/** Writes values of any kind so that they are read again as they were, to the last bit. */
final class KeptValue {
  private static final int NULL = 0;
  private static final int INTEGER = 1;
  private static final int REAL = 2;
  private static final int TEXT = 3;
  private static final int BLOB = 4;
  private static final int IMPROPER_TEXT = 5;
  private static final int DECIMAL = 6;
  private static final int YES_OR_NO = 7;

  private KeptValue() {}

  static void write(RawValue raw, DataOutputStream stream) throws IOException {
    Object value = raw.value();
    if (value == null) {
      stream.writeByte(NULL);
    } else if (value instanceof Double || value instanceof Float) {
      stream.writeByte(REAL);
      // A float has fewer digits, and is to show no more than those.
      stream.writeDouble(Double.parseDouble(value.toString()));
    } else if (value instanceof BigDecimal decimal) {
      write(DECIMAL, decimal.toString().getBytes(StandardCharsets.UTF_8), stream);
    } else if (value instanceof Boolean yes) {
      stream.writeByte(YES_OR_NO);
      stream.writeBoolean(yes);
    } else if (value instanceof Number number) {
      stream.writeByte(INTEGER);
      stream.writeLong(number.longValue());
    } else if (value instanceof byte[] bytes) {
      write(BLOB, bytes, stream);
    } else if (value instanceof RawBytes improper) {
      write(IMPROPER_TEXT, improper.bytes(), stream);
    } else {
      write(TEXT, value.toString().getBytes(StandardCharsets.UTF_8), stream);
    }
  }

  private static void write(int kind, byte[] bytes, DataOutputStream stream) throws IOException {
    stream.writeByte(kind);
    stream.writeInt(bytes.length);
    stream.write(bytes);
  }

  static RawValue read(DataInputStream stream) throws IOException {
    int kind = stream.readByte();
    return new RawValue(
        switch (kind) {
          case NULL -> null;
          case INTEGER -> stream.readLong();
          case REAL -> stream.readDouble();
          case DECIMAL -> new BigDecimal(new String(bytes(stream), StandardCharsets.UTF_8));
          case YES_OR_NO -> stream.readBoolean();
          case TEXT -> new String(bytes(stream), StandardCharsets.UTF_8);
          case BLOB -> bytes(stream);
          case IMPROPER_TEXT -> new RawBytes(bytes(stream), StoredKind.TEXT);
          default -> throw new IOException("no kind of value: " + kind);
        });
  }

  private static byte[] bytes(DataInputStream stream) throws IOException {
    byte[] bytes = new byte[stream.readInt()];
    stream.readFully(bytes);
    return bytes;
  }
}
