/**
 * The backfill, and the restore of saved traits.
 *
 * <p>It may use {@code job} and {@code job.saved}. Start with {@link petshell.job.fill.Backfill}.
 */
package petshell.job.fill;
