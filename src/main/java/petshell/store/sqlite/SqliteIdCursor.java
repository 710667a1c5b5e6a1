package petshell.store.sqlite;

import petshell.store.Cursor;

/**
 * A place in the order of the ids: behind a row. The rows without an id come first, by their
 * numbers.
 *
 * @param id the row's id as the driver gives it, the bytes of its beginning where it is too long to
 *     be read, null where it has none
 * @param position the row's number
 */
record SqliteIdCursor(Object id, long position) implements Cursor {}
