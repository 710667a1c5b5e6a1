/**
 * Changes to the schema around the rows: migrate, enforce, relax, roll back, uninstall, and the
 * backup before them.
 *
 * <p>It may use {@code job}, {@code job.saved}, {@code job.look} and {@code job.fill}. Start with
 * {@link petshell.job.schema.Migrate}.
 */
@NullMarked
package petshell.job.schema;

import org.jspecify.annotations.NullMarked;
