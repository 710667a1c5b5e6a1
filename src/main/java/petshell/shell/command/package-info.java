/**
 * The commands: one class each, with the documents that they print. All of it is package-private
 * but the list.
 *
 * <p>It may use every package of the shell but {@code prompt} and the root. Start with {@link
 * petshell.shell.command.Commands}.
 */
@NullMarked
package petshell.shell.command;

import org.jspecify.annotations.NullMarked;
