package petshell.store.postgres;

import java.util.Objects;
import java.util.OptionalLong;
import petshell.store.PetKey;

/**
 * A row of the pets by its id. The primary key sees to it that there is one, and the server that it
 * is proper text.
 *
 * @param id see {@link PetKey#id}
 */
record PostgresPetKey(String id) implements PetKey {
  PostgresPetKey {
    Objects.requireNonNull(id, "id");
  }

  @Override
  public boolean text() {
    return true;
  }

  @Override
  public String shown() {
    return id;
  }

  @Override
  public OptionalLong rowNumber() {
    return OptionalLong.empty();
  }
}
