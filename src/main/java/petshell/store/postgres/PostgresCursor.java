package petshell.store.postgres;

import org.jspecify.annotations.Nullable;
import petshell.store.Cursor;

/**
 * A place in the order that the database gives the ids: behind a pet. Only the server compares ids,
 * since the order is that of a collation.
 *
 * @param after the id of the last pet that was read; null before the first one
 * @param end the id of the pet that was the last one at the start; null for no end
 * @param range the hashes of the pets that are read; null for all pets
 */
record PostgresCursor(
    @Nullable String after, @Nullable String end, PostgresHash.@Nullable Range range)
    implements Cursor {
  /** Makes a place among all pets. */
  PostgresCursor(@Nullable String after, @Nullable String end) {
    this(after, end, null);
  }

  /** Returns the place behind another pet, with the same end. */
  PostgresCursor behind(String id) {
    return new PostgresCursor(id, end, range);
  }
}
