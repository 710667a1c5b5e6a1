/**
 * Words: how a line is cut into them, quoting, variables, and the lines of a command file.
 *
 * <p>It uses nothing else of the shell. Start with {@link petshell.shell.line.WordScanner}.
 */
@NullMarked
package petshell.shell.line;

import org.jspecify.annotations.NullMarked;
