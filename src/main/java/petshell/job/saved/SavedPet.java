package petshell.job.saved;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import petshell.store.RawBytes;

/**
 * One pet of a file with saved traits.
 *
 * @param id the pet's id
 * @param place the number of its row when it was saved, where it had no id
 * @param traits the stored text; empty where the value was no proper text, and so not valid
 */
public record SavedPet(RawBytes id, Optional<Long> place, Optional<String> traits) {
  public SavedPet {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(traits, "traits");
  }

  /** Returns the id for people. */
  public String shownId() {
    if (place.isPresent()) {
      return "no id (row " + place.get() + ")";
    }
    return id.text().orElseGet(() -> "x'" + HexFormat.of().formatHex(id.bytes()) + "'");
  }

  /** Returns whether another one belongs to the same pet. */
  public boolean isSamePet(SavedPet other) {
    return place.equals(other.place)
        && id.kind() == other.id.kind()
        && Arrays.equals(id.bytes(), other.id.bytes());
  }

  /** Returns about how much room it takes. */
  long size() {
    return traits.map(String::length).orElse(0) + (long) id.bytes().length;
  }
}
