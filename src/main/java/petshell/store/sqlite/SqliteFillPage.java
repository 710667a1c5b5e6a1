package petshell.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import petshell.store.PetKey;
import petshell.store.TraitsToStore;
import petshell.trait.TraitSource;

/**
 * A page of rows with the texts to store for them, in the form in which {@code SqliteFill} hands
 * runs of them to SQLite: the ids one behind the other, and the texts in records of one width, each
 * behind its length in three digits. Immutable.
 */
final class SqliteFillPage {
  /** What three digits can hold. */
  static final int LONGEST_TEXT = 999;

  static final int DIGITS = 3;

  private final long[] positions;
  private final boolean[] matchable;
  private final int[] hashes;
  private final byte[] ids;
  private final int[] idEnds;
  private final byte[] records;
  private final int width;

  private SqliteFillPage(
      long[] positions,
      boolean[] matchable,
      int[] hashes,
      byte[] ids,
      int[] idEnds,
      byte[] records,
      int width) {
    this.positions = positions;
    this.matchable = matchable;
    this.hashes = hashes;
    this.ids = ids;
    this.idEnds = idEnds;
    this.records = records;
    this.width = width;
  }

  static SqliteFillPage pack(List<PetKey> keys, TraitSource traits) {
    int size = keys.size();
    long[] positions = new long[size];
    boolean[] matchable = new boolean[size];
    int[] hashes = new int[size];
    byte[][] ids = new byte[size][];
    byte[][] texts = new byte[size][];
    for (int i = 0; i < size; i++) {
      PetKey key = keys.get(i);
      positions[i] = SqlitePetKey.position(key);
      matchable[i] = key.text();
      hashes[i] = key.id().hashCode();
      ids[i] = key.id().getBytes(StandardCharsets.UTF_8);
      traits.expectBehind(keys, i, PetKey::id);
      texts[i] = traits.bytes(key.id());
    }
    int[] idEnds = new int[size];
    byte[] joined = join(ids, idEnds);
    int width = DIGITS + longest(texts);
    return new SqliteFillPage(
        positions, matchable, hashes, joined, idEnds, records(texts, width), width);
  }

  private static byte[] join(byte[][] parts, int[] ends) {
    int length = 0;
    for (int i = 0; i < parts.length; i++) {
      length += parts[i].length;
      ends[i] = length;
    }
    byte[] joined = new byte[length];
    for (int i = 0; i < parts.length; i++) {
      System.arraycopy(parts[i], 0, joined, ends[i] - parts[i].length, parts[i].length);
    }
    return joined;
  }

  private static int longest(byte[][] texts) {
    int longest = 0;
    for (byte[] text : texts) {
      longest = Math.max(longest, text.length);
    }
    if (longest > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "traits must not be longer than " + LONGEST_TEXT + " bytes: " + longest);
    }
    return longest;
  }

  private static byte[] records(byte[][] texts, int width) {
    byte[] records = new byte[width * texts.length];
    for (int i = 0; i < texts.length; i++) {
      int at = i * width;
      int length = texts[i].length;
      records[at] = (byte) ('0' + length / 100);
      records[at + 1] = (byte) ('0' + length / 10 % 10);
      records[at + 2] = (byte) ('0' + length % 10);
      System.arraycopy(texts[i], 0, records, at + DIGITS, length);
    }
    return records;
  }

  List<TraitsToStore> fills() {
    List<TraitsToStore> fills = new ArrayList<>(positions.length);
    for (int i = 0; i < positions.length; i++) {
      fills.add(new SqliteFillRow(this, i));
    }
    return fills;
  }

  long position(int index) {
    return positions[index];
  }

  boolean matchable(int index) {
    return matchable[index];
  }

  int hash(int index) {
    return hashes[index];
  }

  PetKey key(int index) {
    int start = idStart(index);
    String id = new String(ids, start, idEnds[index] - start, StandardCharsets.UTF_8);
    return new SqlitePetKey(positions[index], id, matchable[index]);
  }

  String text(int index) {
    int at = index * width;
    int length = 0;
    for (int i = 0; i < DIGITS; i++) {
      length = length * 10 + records[at + i] - '0';
    }
    return new String(records, at + DIGITS, length, StandardCharsets.UTF_8);
  }

  /** Returns the bytes of a row's id. */
  int idLength(int index) {
    return idEnds[index] - idStart(index);
  }

  private int idStart(int index) {
    return index == 0 ? 0 : idEnds[index - 1];
  }

  /** Returns whether a row lies right behind the one before, with an id of the same length. */
  boolean continues(int index) {
    return positions[index] == positions[index - 1] + 1 && idLength(index) == idLength(index - 1);
  }

  /** Returns the bytes of a text's record. */
  int width() {
    return width;
  }

  /** Returns the ids of some rows, one behind the other. */
  byte[] ids(int from, int to) {
    return part(ids, idStart(from), idStart(to));
  }

  /** Returns the texts of some rows, in their records. */
  byte[] records(int from, int to) {
    return part(records, from * width, to * width);
  }

  private static byte[] part(byte[] whole, int from, int to) {
    return from == 0 && to == whole.length ? whole : Arrays.copyOfRange(whole, from, to);
  }
}
