package petshell.store.sqlite;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import petshell.store.StoredBytes;
import petshell.store.StoredKind;

/**
 * The bytes of one value of a pet. SQLite reads the value for each piece anew, so pieces are large.
 */
final class SqliteBytes implements StoredBytes {
  private static final int PIECE = 4_000_000;

  private static final String FACTS =
      """
      SELECT typeof(%2$s), coalesce(octet_length(%2$s), 0), (SELECT "encoding" FROM pragma_encoding)
      FROM %3$s WHERE %1$s = ?
      """;

  private static final String PART =
      """
      SELECT substr(CAST(%2$s AS BLOB), ?, ?) FROM %3$s WHERE %1$s = ?
      """;

  private final Connection connection;
  private final String sql;
  private final long position;
  private final StoredKind kind;
  private final long size;
  private final Charset charset;

  /**
   * Finds the value.
   *
   * @param rows how to reach the rows
   * @param column the column, as SQL
   * @param position the number of the row, which is there
   */
  SqliteBytes(Connection connection, SqliteRows rows, String column, long position)
      throws SQLException {
    this.connection = connection;
    this.position = position;
    this.sql = String.format(Locale.ROOT, PART, rows.position(), column, rows.source());
    try (PreparedStatement facts =
        connection.prepareStatement(
            String.format(Locale.ROOT, FACTS, rows.position(), column, rows.source()))) {
      facts.setLong(1, position);
      try (ResultSet found = facts.executeQuery()) {
        found.next();
        this.kind = SqliteKind.of(found.getString(1));
        this.size = found.getLong(2);
        this.charset = Charset.forName(found.getString(3));
      }
    }
  }

  @Override
  public StoredKind kind() {
    return kind;
  }

  @Override
  public Charset charset() {
    return charset;
  }

  @Override
  public InputStream open() {
    return new Pieces();
  }

  private byte[] piece(long start) {
    try (PreparedStatement part = connection.prepareStatement(sql)) {
      part.setLong(1, start + 1);
      part.setLong(2, PIECE);
      part.setLong(3, position);
      try (ResultSet found = part.executeQuery()) {
        byte[] bytes = found.next() ? found.getBytes(1) : null;
        if (bytes == null || bytes.length == 0) {
          throw new SQLException("a value is shorter than it was");
        }
        return bytes;
      }
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("reading of a long value", e, null);
    }
  }

  private final class Pieces extends InputStream {
    private byte[] piece = new byte[0];
    private int inPiece;
    private long done;

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (inPiece == piece.length) {
        if (done >= size) {
          return -1;
        }
        piece = piece(done);
        done += piece.length;
        inPiece = 0;
      }
      int count = Math.min(length, piece.length - inPiece);
      System.arraycopy(piece, inPiece, target, offset, count);
      inPiece += count;
      return count;
    }
  }
}
