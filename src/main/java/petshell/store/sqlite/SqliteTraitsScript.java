package petshell.store.sqlite;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import petshell.store.ScriptText;
import petshell.store.StoredKind;
import petshell.store.StoredTraits;
import petshell.store.TraitsScript;

/**
 * The statements for SQLite, from 3.40 on, and for what descends from it. The time is that of the
 * database when it runs them, so that whoever looks for what has changed since finds the pets.
 *
 * @param charset in which the database keeps its texts
 */
record SqliteTraitsScript(Charset charset) implements TraitsScript {
  private static final String UPDATE =
      """
      UPDATE "Pet" SET "traits" = %s, \
      "updatedAt" = CASE WHEN typeof("updatedAt") IN ('integer', 'real') \
      THEN CAST((julianday('now') - 2440587.5) * 86400000 + 0.5 AS INTEGER) \
      ELSE strftime('%%Y-%%m-%%dT%%H:%%M:%%f', 'now') || '+00:00' END \
      WHERE "id" = %s COLLATE BINARY AND %s;\
      """;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** Returns the statements for a database. */
  static SqliteTraitsScript of(Handle handle) {
    return new SqliteTraitsScript(
        Charset.forName(handle.createQuery("PRAGMA encoding").mapTo(String.class).one()));
  }

  @Override
  public List<String> howToRun() {
    return List.of(
        "Run it on the database with these pets: sqlite3 FILE < SCRIPT,"
            + " turso db shell NAME < SCRIPT,",
        "or, without BEGIN and COMMIT (--no-transactions), wrangler d1 execute NAME --remote"
            + " --file SCRIPT.");
  }

  @Override
  public String comment(String text) {
    return ScriptText.comment(text);
  }

  @Override
  public String begin() {
    return "BEGIN;";
  }

  @Override
  public String commit() {
    return "COMMIT;";
  }

  @Override
  public String fill(String id, String traits) {
    return update(id, "\"traits\" IS NULL", traits);
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
      return "\"traits\" IS NULL";
    }
    if (before.value() instanceof String text) {
      return "\"traits\" IS " + literal(text) + " COLLATE BINARY";
    }
    String typeof = "typeof(\"traits\") = '" + SqliteKind.typeof(before.kind()) + "' AND ";
    Long size = before.longBytes();
    if (size != null) {
      return typeof + "length(CAST(\"traits\" AS BLOB)) = " + size;
    }
    return typeof + "CAST(\"traits\" AS BLOB) IS " + blob(before);
  }

  private static String blob(StoredTraits before) {
    Object value = before.comparable();
    if (value instanceof byte[] bytes) {
      return hex(bytes);
    }
    if (before.kind() == StoredKind.REAL || before.kind() == StoredKind.INTEGER) {
      return "CAST(" + value + " AS BLOB)";
    }
    return hex(String.valueOf(value).getBytes(StandardCharsets.UTF_8));
  }

  /** Quotes a text that is harmless on a terminal and in a script, and writes others by bytes. */
  private String literal(String text) {
    return text.codePoints().allMatch(ScriptText::isPlain)
        ? "'" + text.replace("'", "''") + "'"
        : "CAST(" + hex(text.getBytes(charset)) + " AS TEXT)";
  }

  private static String hex(byte[] bytes) {
    return "X'" + HEX.formatHex(bytes) + "'";
  }
}
