/**
 * One call of a command: its options and console, the opened database, results, errors, exit codes,
 * signals, and what the process is given from outside.
 *
 * <p>It may use {@code option} and {@code line}. Start with {@link petshell.shell.call.Call}.
 */
@NullMarked
package petshell.shell.call;

import org.jspecify.annotations.NullMarked;
