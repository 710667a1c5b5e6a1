package petshell.store.postgres;

import org.jdbi.v3.core.Handle;
import petshell.store.StoredTraits;

/** The types that the traits column may have, and how a statement speaks of each. */
enum PostgresTraitsType {
  /** What the web app's ORM makes; the server keeps values, not texts. */
  JSONB("jsonb") {
    @Override
    String read(String column) {
      return column + "::text";
    }

    @Override
    String isStill(String column, String text) {
      return column + " = CAST(" + text + " AS jsonb)";
    }
  },
  /** The text of a value as it was written. */
  JSON("json") {
    @Override
    String read(String column) {
      return column + "::text";
    }

    @Override
    String isStill(String column, String text) {
      return column + "::text = " + text;
    }
  },
  /** Any text. */
  TEXT("text") {
    @Override
    String read(String column) {
      return column;
    }

    @Override
    String isStill(String column, String text) {
      return column + " COLLATE \"C\" = " + text;
    }
  };

  private final String sql;

  PostgresTraitsType(String sql) {
    this.sql = sql;
  }

  /**
   * Returns the type of the traits, as the catalogue has it.
   *
   * @param handle of a database whose pets have traits
   */
  static PostgresTraitsType of(Handle handle) {
    return PostgresKnownType.of(handle);
  }

  /** Returns the SQL for the value of a column as text. */
  abstract String read(String column);

  /**
   * Returns the condition that a column holds what a text says.
   *
   * @param column the column, as SQL
   * @param text the text, as SQL; NULL is no text
   */
  abstract String isStill(String column, String text);

  /**
   * Returns the condition that a column holds what was read; of what was too long to be read, the
   * size counts. It names the parameters {@code :before.comparable} and {@code :before.longBytes}.
   *
   * @param column the column, as SQL
   */
  String isStill(StoredTraits before, String column) {
    if (before.isMissing()) {
      return column + " IS NULL";
    }
    return before.longBytes() == null
        ? isStill(column, ":before.comparable")
        : "octet_length(" + read(column) + ") = :before.longBytes";
  }

  /** Returns the SQL for a value to store, from that of its text. */
  String write(String text) {
    return "CAST(" + text + " AS " + sql + ")";
  }
}
