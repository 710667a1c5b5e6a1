/**
 * A pet's visual traits: how they follow from its id, their canonical JSON text, whether a stored
 * text is valid, and what state a pet is in. Only this package knows how.
 *
 * <p>It uses the JDK and Jackson alone. Start with {@link petshell.trait.TraitGenerator}.
 */
@NullMarked
package petshell.trait;

import org.jspecify.annotations.NullMarked;
