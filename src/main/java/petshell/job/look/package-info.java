/**
 * Jobs that only read: status, verification, listings, look-ups and statistics.
 *
 * <p>It may use {@code job} and {@code job.saved}. Start with {@link petshell.job.look.Status}.
 */
@NullMarked
package petshell.job.look;

import org.jspecify.annotations.NullMarked;
