package petshell.store.postgres;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * What is known of the order that a collation gives texts. In most collations the texts that begin
 * alike do not stand together: a pair of letters may stand elsewhere than its first letter, a sign
 * may not count, digits may count as numbers.
 */
enum PostgresOrder {
  /** That of their bytes: what begins alike stands together. */
  BYTES,
  /**
   * That of English, German and the root collation: what begins with the same letters from A to Z
   * and digits stands between these and those with the next one in the last place.
   */
  LETTERS,
  /** Any other. */
  UNKNOWN;

  private static final String COLLATION =
      """
      SELECT CASE WHEN c.collprovider = 'd' THEN coalesce(to_jsonb(d) ->> 'datlocprovider', 'c')
          ELSE CAST(c.collprovider AS text) END AS provider,
        CASE WHEN c.collprovider = 'd'
          THEN coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale', d.datcollate)
          ELSE coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale',
            to_jsonb(c) ->> 'collcollate', '') END AS locale,
        c.collisdeterministic
          AND coalesce(to_jsonb(c) ->> 'collicurules', to_jsonb(d) ->> 'daticurules') IS NULL
          AS plain
      FROM pg_catalog.pg_attribute AS a
      JOIN pg_catalog.pg_collation AS c ON c.oid = a.attcollation
      JOIN pg_catalog.pg_database AS d ON d.datname = current_database()
      WHERE a.attrelid = pg_catalog.to_regclass(:table) AND a.attname = :column
        AND NOT a.attisdropped
      """;

  private static final Pattern BYTE_LOCALE =
      Pattern.compile("C|POSIX|C\\.utf-?8", Pattern.CASE_INSENSITIVE);

  private static final Pattern LETTER_LOCALE =
      Pattern.compile("(en|de)_[A-Z]{2}(\\.[-A-Za-z0-9]+)?");

  private static final Pattern LETTER_TAG =
      Pattern.compile("|und|root|(en|de)([-_](Latn[-_])?[A-Za-z]{2})?", Pattern.CASE_INSENSITIVE);

  /**
   * Asks the catalogue.
   *
   * @param table the table, quoted
   * @param column the column, without quotes
   */
  static PostgresOrder of(Handle handle, String table, String column) {
    return handle
        .createQuery(COLLATION)
        .bind("table", table)
        .bind("column", column)
        .map(
            (row, context) ->
                row.getBoolean("plain")
                    ? of(row.getString("provider"), row.getString("locale"))
                    : UNKNOWN)
        .findOne()
        .orElse(UNKNOWN);
  }

  private static PostgresOrder of(String provider, String locale) {
    return switch (provider) {
      case "b" -> BYTES;
      case "c" ->
          BYTE_LOCALE.matcher(locale).matches()
              ? BYTES
              : LETTER_LOCALE.matcher(locale).matches() ? LETTERS : UNKNOWN;
      case "i" -> LETTER_TAG.matcher(locale).matches() ? LETTERS : UNKNOWN;
      default -> UNKNOWN;
    };
  }

  /**
   * Returns a text that no text with a prefix comes before; empty where none is known.
   *
   * @param prefix any text
   */
  Optional<String> first(String prefix) {
    String known = known(prefix);
    return known.isEmpty() ? Optional.empty() : Optional.of(known);
  }

  /** Returns a text that all texts with a prefix come before; empty where none is known. */
  Optional<String> end(String prefix) {
    String known = known(prefix);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    if (this == BYTES) {
      return Optional.of(known + Character.toString(Character.MAX_CODE_POINT));
    }
    int last = known.length() - 1;
    while (last >= 0 && known.toLowerCase(Locale.ROOT).charAt(last) == 'z') {
      last--;
    }
    return last < 0
        ? Optional.empty()
        : Optional.of(known.substring(0, last) + next(known.charAt(last)));
  }

  private static char next(char one) {
    return one == '9' ? 'A' : (char) (one + 1);
  }

  /** Returns how much of a prefix says where the texts stand. */
  private String known(String prefix) {
    return switch (this) {
      case BYTES -> prefix;
      case UNKNOWN -> "";
      case LETTERS -> {
        int length = 0;
        while (length < prefix.length() && isPlain(prefix.charAt(length))) {
          length++;
        }
        yield prefix.substring(0, length);
      }
    };
  }

  private static boolean isPlain(char one) {
    return (one >= '0' && one <= '9') || (one >= 'A' && one <= 'Z') || (one >= 'a' && one <= 'z');
  }
}
