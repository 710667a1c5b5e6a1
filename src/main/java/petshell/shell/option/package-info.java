/**
 * Values and options: what reads the text of a value, what completes it, the global options, the
 * words of the process, and the file of defaults.
 *
 * <p>It may use {@code line}. Start with {@link petshell.shell.option.GlobalOption} and {@link
 * petshell.shell.option.ValueReader}.
 */
@NullMarked
package petshell.shell.option;

import org.jspecify.annotations.NullMarked;
