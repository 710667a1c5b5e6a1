/**
 * Candidates from the database, and the completion scripts of bash and zsh.
 *
 * <p>It may use {@code dispatch}, {@code call} and {@code option}. Start with {@link
 * petshell.shell.completion.PetCandidates}.
 */
@NullMarked
package petshell.shell.completion;

import org.jspecify.annotations.NullMarked;
