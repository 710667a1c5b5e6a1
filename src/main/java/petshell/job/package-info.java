/**
 * What jobs share: the operation, its run in the journal, batches and their pace, progress and
 * cancellation. A job is one thing that petshell does to a database; it never prints.
 *
 * <p>It uses none of the packages below it; it may use {@code schema}, {@code store} and {@code
 * trait}. Start with {@link petshell.job.Operation}.
 */
@NullMarked
package petshell.job;

import org.jspecify.annotations.NullMarked;
