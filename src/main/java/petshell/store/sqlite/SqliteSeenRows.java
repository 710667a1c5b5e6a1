package petshell.store.sqlite;

import java.util.HashMap;
import java.util.Map;
import petshell.store.SeenRows;
import petshell.store.TraitsToStore;

/**
 * Two bytes a row where the rows lie close together. Where they do not, or there are very many, it
 * remembers the first. A row counts as the same where it has the same position and its id the same
 * 15 bits of a hash: a new pet may get the place of a deleted one. Not thread-safe.
 */
final class SqliteSeenRows implements SeenRows {
  private static final int CHUNK = 4_096;

  /** 16 MiB in all. */
  private static final int MOST_CHUNKS = 2_048;

  private static final int HASH = 0x7FFF;

  private final Map<Long, short[]> chunks = new HashMap<>();
  private long lastChunk = Long.MIN_VALUE;
  private short[] last = new short[0];

  @Override
  public Fate fate(TraitsToStore one) {
    SqliteFillRow row = (SqliteFillRow) one;
    short[] chunk = chunk(row.position(), false);
    int noted = chunk.length == 0 ? 0 : chunk[index(row.position())];
    if (noted == 0 || Math.abs(noted) != mark(row)) {
      return Fate.NEW;
    }
    return noted > 0 ? Fate.STORED : Fate.FAILED;
  }

  @Override
  public void stored(TraitsToStore row) {
    note((SqliteFillRow) row, 1);
  }

  @Override
  public void failed(TraitsToStore row) {
    note((SqliteFillRow) row, -1);
  }

  private void note(SqliteFillRow row, int sign) {
    short[] chunk = chunk(row.position(), true);
    if (chunk.length > 0) {
      chunk[index(row.position())] = (short) (sign * mark(row));
    }
  }

  /** Returns the chunk of a position, or none where there is none. */
  private short[] chunk(long position, boolean make) {
    long number = Math.floorDiv(position, CHUNK);
    if (number != lastChunk || last.length == 0) {
      if (make && chunks.size() < MOST_CHUNKS) {
        chunks.computeIfAbsent(number, missing -> new short[CHUNK]);
      }
      last = chunks.getOrDefault(number, new short[0]);
      lastChunk = number;
    }
    return last;
  }

  private static int index(long position) {
    return Math.floorMod(position, CHUNK);
  }

  /** From 1 on, as 0 means nothing. */
  private static int mark(SqliteFillRow row) {
    int hash = row.hashOfId();
    return Math.max(1, (hash ^ hash >>> 15) & HASH);
  }
}
