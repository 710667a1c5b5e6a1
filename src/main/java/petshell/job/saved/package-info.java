/**
 * The traits that a rollback saves in a file before it drops the column, and the way back from
 * there.
 *
 * <p>It may use {@code job}. Start with {@link petshell.job.saved.SavedTraits}.
 */
@NullMarked
package petshell.job.saved;

import org.jspecify.annotations.NullMarked;
