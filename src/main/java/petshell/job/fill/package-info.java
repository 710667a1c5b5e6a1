/**
 * The backfill, and the restore of saved traits.
 *
 * <p>It may use {@code job} and {@code job.saved}. Start with {@link petshell.job.fill.Backfill}.
 */
@NullMarked
package petshell.job.fill;

import org.jspecify.annotations.NullMarked;
