/**
 * The interactive prompt on JLine: the line reader, completion and highlighting as one types,
 * history, the prompt's text and its signals.
 *
 * <p>It may use {@code dispatch}, {@code call}, {@code option} and {@code line}. Start with {@link
 * petshell.shell.prompt.Prompt}.
 */
@NullMarked
package petshell.shell.prompt;

import org.jspecify.annotations.NullMarked;
