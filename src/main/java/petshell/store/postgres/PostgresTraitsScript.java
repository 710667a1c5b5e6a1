package petshell.store.postgres;

import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import petshell.store.ScriptText;
import petshell.store.StoredTraits;
import petshell.store.TraitsScript;

/**
 * The statements for psql, whatever its encoding and the settings of the server are. The time is
 * that of the server when it runs them, so that whoever looks for what has changed since finds the
 * pets.
 *
 * @param type that of the traits
 * @param schema where the pets are
 */
record PostgresTraitsScript(PostgresTraitsType type, String schema) implements TraitsScript {
  private static final String UPDATE =
      """
      UPDATE "Pet" SET "traits" = %1$s, "updatedAt" = now() AT TIME ZONE 'UTC' \
      WHERE "id" = %2$s AND "id" COLLATE "C" = %2$s AND %3$s;\
      """;

  private static final String USUAL_SCHEMA = "public";
  private static final String TRAITS = "\"traits\"";

  /** Returns the statements for a database. */
  static PostgresTraitsScript of(Handle handle) {
    return new PostgresTraitsScript(
        PostgresTraitsType.of(handle),
        handle.createQuery("SELECT current_schema()").mapTo(String.class).one());
  }

  @Override
  public List<String> howToRun() {
    return List.of(
        "Run it on the database with these pets: psql URL -v ON_ERROR_STOP=1 -f SCRIPT.");
  }

  @Override
  public String comment(String text) {
    return ScriptText.comment(text);
  }

  @Override
  public String begin() {
    return schema.equals(USUAL_SCHEMA)
        ? "BEGIN;"
        : "BEGIN; SET LOCAL search_path TO \"" + schema.replace("\"", "\"\"") + "\";";
  }

  @Override
  public String commit() {
    return "COMMIT;";
  }

  @Override
  public String fill(String id, String traits) {
    return update(id, TRAITS + " IS NULL", traits);
  }

  @Override
  public String replace(String id, StoredTraits before, String traits) {
    return update(id, isStill(before), traits);
  }

  private String update(String id, String condition, String traits) {
    return String.format(Locale.ROOT, UPDATE, literal(traits), literal(id), condition);
  }

  private String isStill(StoredTraits before) {
    if (before.isMissing()) {
      return TRAITS + " IS NULL";
    }
    return before.longBytes() == null
        ? type.isStill(TRAITS, literal(before.text().orElse("")))
        : "octet_length(" + type.read(TRAITS) + ") = " + before.longBytes();
  }

  /**
   * Quotes a text. A backslash means the same in all servers only where it is announced, and only
   * ASCII is the same in all encodings.
   */
  private static String literal(String text) {
    if (text.chars().allMatch(one -> one >= ' ' && one < 0x7f && one != '\\')) {
      return "'" + text.replace("'", "''") + "'";
    }
    StringBuilder literal = new StringBuilder("E'");
    text.codePoints()
        .forEach(
            one -> {
              if (one == '\'' || one == '\\') {
                literal.appendCodePoint(one).appendCodePoint(one);
              } else if (one >= ' ' && one < 0x7f) {
                literal.appendCodePoint(one);
              } else {
                literal.append(
                    String.format(Locale.ROOT, one < 0x10000 ? "\\u%04X" : "\\U%08X", one));
              }
            });
    return literal.append("'").toString();
  }
}
