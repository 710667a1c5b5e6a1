package petshell.store.postgres;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import petshell.store.StoredBytes;
import petshell.store.StoredKind;

/**
 * The bytes of a text of one pet. The server makes the text anew for each piece, so pieces are
 * large.
 */
final class PostgresBytes implements StoredBytes {
  private static final int PIECE = 4_000_000;

  private static final String FACTS =
      """
      SELECT octet_length(%s) FROM "Pet" WHERE "Pet"."id" = ? AND "Pet"."id" COLLATE "C" = ?
      """;

  private static final String PART =
      """
      SELECT substring(convert_to(%s, 'UTF8') FROM ? FOR ?) FROM "Pet"
      WHERE "Pet"."id" = ? AND "Pet"."id" COLLATE "C" = ?
      """;

  private final Connection connection;
  private final String sql;
  private final String id;
  private final boolean isThere;

  /**
   * Finds the text.
   *
   * @param text the text, as SQL
   * @param id the id of the pet, which is there
   */
  PostgresBytes(Connection connection, String text, String id) throws SQLException {
    this.connection = connection;
    this.sql = String.format(Locale.ROOT, PART, text);
    this.id = id;
    try (PreparedStatement facts =
        connection.prepareStatement(String.format(Locale.ROOT, FACTS, text))) {
      facts.setString(1, id);
      facts.setString(2, id);
      try (ResultSet found = facts.executeQuery()) {
        this.isThere = found.next() && found.getObject(1) != null;
      }
    }
  }

  @Override
  public StoredKind kind() {
    return isThere ? StoredKind.TEXT : StoredKind.NULL;
  }

  @Override
  public Charset charset() {
    return StandardCharsets.UTF_8;
  }

  @Override
  public InputStream open() {
    return new Pieces();
  }

  private byte[] piece(int start) {
    try (PreparedStatement part = connection.prepareStatement(sql)) {
      part.setInt(1, start + 1);
      part.setInt(2, PIECE);
      part.setString(3, id);
      part.setString(4, id);
      try (ResultSet found = part.executeQuery()) {
        byte[] bytes = found.next() ? found.getBytes(1) : null;
        return bytes == null ? new byte[0] : bytes;
      }
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("reading of a long value", e, null);
    }
  }

  private final class Pieces extends InputStream {
    private byte[] piece = new byte[0];
    private int inPiece;
    private int done;
    private boolean atEnd;

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (inPiece == piece.length && !atEnd) {
        piece = piece(done);
        done += piece.length;
        inPiece = 0;
        atEnd = piece.length < PIECE;
      }
      if (inPiece == piece.length) {
        return -1;
      }
      int count = Math.min(length, piece.length - inPiece);
      System.arraycopy(piece, inPiece, target, offset, count);
      inPiece += count;
      return count;
    }
  }
}
