/**
 * Databases and what is in them: opening one, transactions, rows and what is read of them, and what
 * every engine has to bring. Also the files that petshell makes, and its exceptions.
 *
 * <p>It knows no engine: a {@link petshell.store.DatabaseAddress} brings one. It may use {@code
 * trait} alone. Start with {@link petshell.store.Database}, then {@link petshell.store.Engine}.
 */
@NullMarked
package petshell.store;

import org.jspecify.annotations.NullMarked;
