/**
 * From a line to a command: Spring Shell's annotations are read into a catalog; words are parsed,
 * bound to parameters and run, from a call, a line or a file; help is made of the same model.
 *
 * <p>It may use {@code call}, {@code option} and {@code line}. Start with {@link
 * petshell.shell.dispatch.CommandRunner}.
 */
@NullMarked
package petshell.shell.dispatch;

import org.jspecify.annotations.NullMarked;
