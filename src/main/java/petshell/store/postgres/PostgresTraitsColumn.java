package petshell.store.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import petshell.store.LongValue;
import petshell.store.StoredKind;
import petshell.store.StoredTraits;
import petshell.trait.TraitCheck;

/** Reads what is stored as traits, but nothing that is too long, which stays on the server. */
final class PostgresTraitsColumn {
  /** The characters that are read of what is too long. */
  private static final int BEGINNING = 1_000;

  private PostgresTraitsColumn() {}

  /**
   * Returns the SQL for single traits, with what there is to say of them where they are too long.
   *
   * @param text the text of the traits, as SQL
   * @param name the name of the column, from which those of the others are made
   */
  static String withSize(String text, String name) {
    return String.format(
        Locale.ROOT,
        """
        CASE WHEN octet_length(%1$s) <= %3$d THEN %1$s END AS "%2$s",
        octet_length(%1$s) AS "%2$sBytes",
        CASE WHEN octet_length(%1$s) > %3$d THEN left(%1$s, %4$d) END AS "%2$sBeginning\"""",
        text,
        name,
        TraitCheck.LONGEST,
        BEGINNING);
  }

  /** Reads what {@link #withSize} asks for, by the same name. */
  static StoredTraits withSize(ResultSet row, String name, PostgresTraitsType type)
      throws SQLException {
    String beginning = row.getString(name + "Beginning");
    return beginning == null
        ? PostgresCanonical.read(type, row.getString(name))
        : new StoredTraits(new LongValue(StoredKind.TEXT, row.getLong(name + "Bytes"), beginning));
  }
}
