package petshell.store.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import petshell.store.PetKey;
import petshell.store.StoredTime;
import petshell.store.TraitsToStore;

/** Traits to store for one row where it has none, ready to be sent. Immutable. */
final class PostgresFillRow implements TraitsToStore {
  private static final long PRIME = 0x100000001b3L;
  private static final long START = 0xcbf29ce484222325L;

  private final PetKey key;
  private final byte[] id;
  private final byte[] traits;
  private final long hash;

  /**
   * Makes a row to store.
   *
   * @param key the row as it was read
   * @param traits the text to store, in UTF-8; not copied
   */
  PostgresFillRow(PetKey key, byte[] traits) {
    this.key = key;
    this.id = key.id().getBytes(StandardCharsets.UTF_8);
    this.traits = traits;
    this.hash = hash(key.id());
  }

  private static long hash(String id) {
    long hash = START;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * PRIME;
    }
    return (hash ^ hash >>> 29) * PRIME;
  }

  @Override
  public PetKey key() {
    return key;
  }

  @Override
  public boolean matchable() {
    return key.text();
  }

  @Override
  public String traits() {
    return new String(traits, StandardCharsets.UTF_8);
  }

  /** Returns that of the id, by FNV-1a over its characters with a last mixing. */
  long hash() {
    return hash;
  }

  /**
   * Sets the first three parameters of a statement: the time, the ids and the texts.
   *
   * @param rows those of this engine
   */
  static void bind(PreparedStatement statement, List<TraitsToStore> rows, StoredTime now)
      throws SQLException {
    // A time of the column's type: a text would be read anew for each row.
    statement.setObject(
        1, LocalDateTime.ofInstant(Instant.ofEpochMilli(now.millis()), ZoneOffset.UTC));
    statement.setObject(2, ids(rows));
    statement.setObject(3, PostgresTextArray.of(rows, row -> ((PostgresFillRow) row).traits));
  }

  /** Returns the ids as a parameter. */
  static PostgresTextArray ids(List<TraitsToStore> rows) {
    return PostgresTextArray.of(rows, row -> ((PostgresFillRow) row).id);
  }
}
