package petshell.trait;

import java.util.List;
import java.util.Objects;

/**
 * How a pet came by its traits.
 *
 * @param traits what the generator gives
 * @param draws all that was drawn for them, in order; the first one decides the rarity
 */
public record Explanation(PetTraits traits, List<Draw> draws) {
  /**
   * Copies the list.
   *
   * @throws NullPointerException if a part is null
   */
  public Explanation {
    Objects.requireNonNull(traits, "traits");
    draws = List.copyOf(draws);
  }
}
