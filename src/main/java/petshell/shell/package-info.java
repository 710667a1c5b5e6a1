/**
 * The program: reads its command line, puts the rooms of the shell together, and runs one command,
 * a command file or the prompt.
 *
 * <p>It may use every package of the shell and of the layers below it; only {@link petshell.Main}
 * uses it. Start with {@link petshell.shell.PetShell}.
 */
@NullMarked
package petshell.shell;

import org.jspecify.annotations.NullMarked;
