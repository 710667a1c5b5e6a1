package petshell.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import petshell.trait.TraitSource;

/** Reads pets page by page and writes their traits, by compare-and-set. */
public interface TraitsDao extends AutoCloseable {
  /** The most rows that one chunk of a scan has. */
  int CHUNK_ROWS = 1_000;

  /** How many rows make it that a page costs little more than its rows. */
  int PAGE_ROWS = 1_000;

  /** How many characters or bytes of values end a page or a chunk, whatever its rows. */
  long LONGEST_CHUNK = 1_000_000;

  /**
   * Which rows without traits a page takes.
   *
   * @param from where the page before ended, empty for the first page of a pass
   * @param limit how many rows at most, 1 or more
   * @param retriedRun empty to pass by every quarantined row; else take those that were not
   *     quarantined by this run
   */
  record PageRequest(Optional<Cursor> from, int limit, OptionalLong retriedRun) {}

  /** How a compare-and-set ended. */
  enum Written {
    /** The traits were stored. */
    STORED,
    /** Somebody else filled, moved or deleted the row. */
    SKIPPED,
    /** The row is as it was: the database ignored the write, or its id cannot be matched. */
    IGNORED,
    /**
     * A trigger cleared or changed the traits, or moved or deleted the row, as soon as they were
     * stored; all of that was rolled back.
     */
    NOT_KEPT
  }

  /**
   * Reads the next pets without traits; those with an id only. A page ends too after the id that
   * makes it {@link #LONGEST_CHUNK} long. A pass ends with the page that reaches the pet that was
   * the last one when its first page was read: what comes behind it meanwhile is left for another
   * pass, so that there is an end.
   *
   * @return at most {@code limit} keys; none means that no row is left from there on
   */
  Page<PetKey> page(PageRequest request);

  /**
   * Makes the traits of some rows ready to be stored; on any thread, at any time.
   *
   * @param keys the rows as they were read
   * @param traits gives the text to store for an id, at most 999 bytes of UTF-8
   * @return one for each row, in their order
   * @throws IllegalArgumentException if a text is longer
   */
  List<TraitsToStore> prepare(List<PetKey> keys, TraitSource traits);

  /** Returns a memory for the rows that a run deals with, which is empty yet. */
  SeenRows seenRows();

  /**
   * Reads pets without traits that no page has, because they have no id to generate them from.
   *
   * @param limit how many at most, 1 or more
   * @return the first of them
   */
  List<PetKey> withoutId(int limit);

  /**
   * Reads the next pets with what is stored for them. A chunk ends after {@link #CHUNK_ROWS} rows,
   * or after the row that makes it {@link #LONGEST_CHUNK} long, so that it takes little memory
   * whatever is stored. The scan ends where a pass of {@link #page} would.
   *
   * @param filter which pets
   * @param from where the chunk before ended, empty for the first one
   * @return no pets mean that no row is left from there on
   */
  Page<StoredPet> scan(PetFilter filter, Optional<Cursor> from);

  /**
   * A row by its bytes.
   *
   * @param id the pet's id
   * @param traits what the traits column holds, of the kind {@code null} where it holds nothing
   */
  record RawPet(StoredBytes id, StoredBytes traits) {}

  /**
   * Finds a row by its bytes, for what a scan cannot give as text, or not whole.
   *
   * @param key the row, which is there
   */
  RawPet raw(PetKey key);

  /** Returns how many rows a page is best asked for, {@link #PAGE_ROWS} in general. */
  int pageRows();

  /**
   * Sets how many rows {@link #fill} may write with one statement.
   *
   * @param most how many at most, 1 or more
   * @return how many rows it is best given at a time, so that its statements have about as many: as
   *     many, or more where each server of a cluster gets statements of its own
   */
  int statementRows(int most);

  /**
   * Stores traits where there are none; must run in a write transaction.
   *
   * @param rows what to store
   * @param now the time to set as the rows' last change
   * @return one outcome for each, in their order
   */
  List<Written> fill(List<TraitsToStore> rows, StoredTime now);

  /**
   * Reads what is stored for one row.
   *
   * @return the traits, or empty where the row is not there any more
   */
  Optional<StoredTraits> stored(PetKey key);

  /**
   * Notes a row that could not be given traits, so that later runs pass it by. A row without an id
   * cannot be noted: its place may be another one tomorrow.
   *
   * @param key the row
   * @param run the run in which it failed
   * @param error why
   * @param now the time, as the journal writes it
   */
  void quarantine(PetKey key, long run, String error, String now);

  @Override
  void close();
}
