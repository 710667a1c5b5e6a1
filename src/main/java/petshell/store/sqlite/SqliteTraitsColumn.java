package petshell.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import petshell.store.LongValue;
import petshell.store.RawBytes;
import petshell.store.StoredKind;
import petshell.store.StoredTraits;
import petshell.store.StoredValue;
import petshell.trait.TraitCheck;

/**
 * Reads what is stored as traits, but nothing that is too long. SQLite knows how long a value is
 * without reading it. What is too long comes as no bytes at all; whether it is that, or really
 * nothing but no bytes, is asked for this row alone, so that a scan of all others loses no time.
 * Not thread-safe.
 */
public final class SqliteTraitsColumn {
  /** The traits, or no bytes where they are too long. */
  static final String SHORT =
      String.format(
          Locale.ROOT,
          "CASE WHEN octet_length(\"Pet\".\"traits\") > %d THEN x'' ELSE \"Pet\".\"traits\" END",
          TraitCheck.LONGEST);

  /** An id; where it is too long, its beginning as bytes, so that it is none of a pet's. */
  static final String ID =
      String.format(
          Locale.ROOT,
          """
          CASE WHEN octet_length("Pet"."id") > %d
            THEN substr(CAST("Pet"."id" AS BLOB), 1, %d) ELSE "Pet"."id" END""",
          TraitCheck.LONGEST,
          SqliteBoundedValue.BEGINNING);

  /** The traits of single pets, with what there is to say of them where they are too long. */
  public static final String WITH_SIZE = withSize("\"Pet\".\"traits\"", "traits");

  private static final String SIZE =
      """
      SELECT typeof("Pet"."traits"), octet_length("Pet"."traits"),
        CAST(substr(CAST("Pet"."traits" AS BLOB), 1, %d) AS TEXT)
      FROM %s WHERE %s = ?
      """;

  private static final String BYTES =
      """
      SELECT CAST("Pet"."traits" AS BLOB) FROM %s WHERE %s = ?
      """;

  private final Connection connection;
  private final String size;
  private final String bytes;

  /**
   * Makes it.
   *
   * @param connection stays open
   * @param rows how to reach the rows
   */
  SqliteTraitsColumn(Connection connection, SqliteRows rows) {
    this.connection = connection;
    this.size =
        String.format(
            Locale.ROOT, SIZE, SqliteBoundedValue.BEGINNING, rows.source(), rows.position());
    this.bytes = String.format(Locale.ROOT, BYTES, rows.source(), rows.position());
  }

  /**
   * Returns the SQL for single traits, with what there is to say of them where they are too long.
   *
   * @param value an expression
   * @param name the name of the column, from which those of the others are made
   */
  static String withSize(String value, String name) {
    return String.format(
        Locale.ROOT,
        """
        CASE WHEN octet_length(%1$s) <= %3$d THEN %1$s END AS "%2$s",
        typeof(%1$s) AS "%2$sKind", octet_length(%1$s) AS "%2$sBytes",
        CASE WHEN octet_length(%1$s) > %3$d
          THEN CAST(substr(CAST(%1$s AS BLOB), 1, %4$d) AS TEXT)
        END AS "%2$sBeginning\"""",
        value,
        name,
        TraitCheck.LONGEST,
        SqliteBoundedValue.BEGINNING);
  }

  /** Reads what {@link #withSize} asks for, by the same name. */
  static StoredTraits withSize(ResultSet row, String name) throws SQLException {
    Object beginning = row.getObject(name + "Beginning");
    return new StoredTraits(
        beginning == null
            ? StoredValue.read(row, row.findColumn(name))
            : new LongValue(
                SqliteKind.of(row.getString(name + "Kind")),
                row.getLong(name + "Bytes"),
                StoredValue.shown(beginning)));
  }

  /**
   * Reads the traits of a row.
   *
   * @param rows is at the row
   * @param column which holds {@link #SHORT}
   * @param position the row's number
   */
  StoredTraits read(ResultSet rows, int column, long position) throws SQLException {
    Object value = StoredValue.read(rows, column);
    if (value instanceof RawBytes) {
      return new StoredTraits(improper(position));
    }
    return new StoredTraits(
        value instanceof byte[] none && none.length == 0 ? longOrEmpty(none, position) : value);
  }

  /** In a database that is not in UTF-8 the driver gives other bytes than those that are stored. */
  private RawBytes improper(long position) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(bytes)) {
      statement.setLong(1, position);
      try (ResultSet row = statement.executeQuery()) {
        return new RawBytes(row.next() ? row.getBytes(1) : new byte[0], StoredKind.TEXT);
      }
    }
  }

  private Object longOrEmpty(byte[] empty, long position) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(size)) {
      statement.setLong(1, position);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getLong(2) > TraitCheck.LONGEST
            ? new LongValue(SqliteKind.of(row.getString(1)), row.getLong(2), row.getString(3))
            : empty;
      }
    }
  }
}
