/**
 * All of PostgreSQL: addresses, connections, advisory locks, the SQL that only PostgreSQL has,
 * paging by id and the words for its errors.
 *
 * <p>It may use {@code store} and {@code trait}. Nothing names it but {@code
 * shell.call.DatabaseName}, which makes addresses. Start with {@link
 * petshell.store.postgres.PostgresAddress}, then {@code PostgresEngine}.
 */
@NullMarked
package petshell.store.postgres;

import org.jspecify.annotations.NullMarked;
