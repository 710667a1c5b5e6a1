/**
 * Changes to chosen pets: regenerate, undo, create.
 *
 * <p>It may use {@code job}, {@code job.saved}, {@code job.look} and {@code job.fill}. Start with
 * {@link petshell.job.change.Regenerate}.
 */
@NullMarked
package petshell.job.change;

import org.jspecify.annotations.NullMarked;
