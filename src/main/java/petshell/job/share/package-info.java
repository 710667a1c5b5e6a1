/**
 * A backfill that many workers share, in any number of processes: what each does next. The rules
 * know neither a database nor a clock, so that they can be tried in any order of events.
 *
 * <p>It may use {@code job} and {@code job.fill}. Start with {@link
 * petshell.job.share.LeaseWorker}.
 */
@NullMarked
package petshell.job.share;

import org.jspecify.annotations.NullMarked;
