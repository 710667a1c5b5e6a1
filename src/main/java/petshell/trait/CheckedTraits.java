package petshell.trait;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a text holds, as {@link TraitCheck} judges it.
 *
 * @param traits the traits, empty where a rule is broken
 * @param violations the broken rules in the order of the canonical text, at most one a path, empty
 *     where there are traits
 * @param unknownFields whether the text has fields that traits do not have; known only where there
 *     are traits
 */
public record CheckedTraits(
    Optional<PetTraits> traits, List<Violation> violations, boolean unknownFields) {
  /**
   * Copies the list.
   *
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if there are both traits and violations, or neither
   */
  public CheckedTraits {
    Objects.requireNonNull(traits, "traits");
    violations = List.copyOf(violations);
    if (traits.isPresent() != violations.isEmpty()) {
      throw new IllegalArgumentException("there must be either traits or violations");
    }
  }

  /** Returns what a text holds that breaks rules. */
  static CheckedTraits invalid(List<Violation> violations) {
    return new CheckedTraits(Optional.empty(), violations, false);
  }
}
