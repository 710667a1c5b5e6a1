package petshell.trait;

import java.nio.charset.StandardCharsets;

/** Gives the texts to store for pets. */
public interface TraitSource {
  /**
   * Returns the text to store for a pet.
   *
   * @param id the id of the pet
   */
  String text(String id);

  /**
   * Says for which pet it will be asked after the next one, if that is known: two together may take
   * less time. What it gives does not depend on it.
   *
   * @param id the id of the pet after the next one
   */
  default void expect(String id) {}

  /**
   * Returns the text to store for a pet, in UTF-8.
   *
   * @param id the id of the pet
   */
  default byte[] bytes(String id) {
    return text(id).getBytes(StandardCharsets.UTF_8);
  }
}
