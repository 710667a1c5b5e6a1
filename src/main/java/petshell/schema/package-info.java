/**
 * What petshell adds to a database's schema, and whose what is there is: the changelog, Liquibase's
 * ledger, applying and rolling back in the caller's transaction, and whether a database is the web
 * app's at all. Liquibase is used here only, and loaded only where the schema changes.
 *
 * <p>It may use {@code store} and {@code trait}. Start with {@link petshell.schema.Migrations}; how
 * the ledger and the database are weighed against each other stands in {@link
 * petshell.schema.Standing}.
 */
@NullMarked
package petshell.schema;

import org.jspecify.annotations.NullMarked;
