/**
 * All of SQLite: addresses, connections, locks, the files next to a database, the SQL that only
 * SQLite has, paging by the numbers of rows, backups and the words for its errors.
 *
 * <p>It may use {@code store} and {@code trait}. Nothing names it but {@code
 * shell.call.DatabaseName}, which makes addresses. Start with {@link
 * petshell.store.sqlite.SqliteFile}, then {@code SqliteEngine}.
 */
@NullMarked
package petshell.store.sqlite;

import org.jspecify.annotations.NullMarked;
