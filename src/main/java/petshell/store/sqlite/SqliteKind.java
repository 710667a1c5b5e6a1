package petshell.store.sqlite;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import petshell.store.StoredKind;

/** Maps the kinds of stored values to the words of SQLite's typeof, and binds them as such. */
public final class SqliteKind extends AbstractArgumentFactory<StoredKind> {
  SqliteKind() {
    super(Types.VARCHAR);
  }

  /** Returns the kind of a value. */
  public static StoredKind of(String typeof) {
    return switch (typeof) {
      case "null" -> StoredKind.NULL;
      case "text" -> StoredKind.TEXT;
      case "blob" -> StoredKind.BLOB;
      case "integer" -> StoredKind.INTEGER;
      case "real" -> StoredKind.REAL;
      default -> throw new IllegalArgumentException("SQLite has no such type: " + typeof);
    };
  }

  /** Returns the word of SQLite's typeof for a kind. */
  static String typeof(StoredKind kind) {
    return switch (kind) {
      case NULL -> "null";
      case TEXT -> "text";
      case BLOB -> "blob";
      case INTEGER -> "integer";
      case REAL -> "real";
      case UNKNOWN -> "unknown";
    };
  }

  @Override
  protected Argument build(StoredKind kind, ConfigRegistry config) {
    return (position, statement, context) -> statement.setString(position, typeof(kind));
  }
}
