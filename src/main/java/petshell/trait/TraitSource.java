package petshell.trait;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

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
   * Says which pet of a list it will be asked for behind one of them, if there is another.
   *
   * @param pets those that it is asked for in their order
   * @param place where the next one is that it is asked for
   * @param id gives the id of a pet
   */
  default <T> void expectBehind(List<T> pets, int place, Function<? super T, String> id) {
    if (place + 1 < pets.size()) {
      expect(id.apply(pets.get(place + 1)));
    }
  }

  /**
   * Returns the text to store for a pet, in UTF-8.
   *
   * @param id the id of the pet
   */
  default byte[] bytes(String id) {
    return text(id).getBytes(StandardCharsets.UTF_8);
  }
}
