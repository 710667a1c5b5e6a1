package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file with traits that a rollback has saved.
 *
 * @param path where it is
 * @param traits the traits by the ids
 */
record SavedTraitsFile(Path path, Map<String, String> traits) {
  private static final String NAME = "traits-before-rollback-";

  /** Reads the newest file of a folder; all of them must be whole. */
  static Optional<SavedTraitsFile> newest(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.getFileName().toString().startsWith(NAME)).sorted().toList();
    }
    Optional<SavedTraitsFile> newest = Optional.empty();
    for (Path file : files) {
      newest = Optional.of(new SavedTraitsFile(file, read(file)));
    }
    return newest;
  }

  private static Map<String, String> read(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Map<String, String> traits = new HashMap<>();
    long count = 0;
    for (String line : Files.readAllLines(file)) {
      JsonNode pet = mapper.readTree(line);
      traits.put(pet.required("id").textValue(), pet.required("traits").textValue());
      count = pet.required("of").longValue();
    }
    assertEquals(count, traits.size(), "the file is cut: " + file);
    return traits;
  }

  /** Checks that it holds all traits that are known, but of pets that the app has changed since. */
  void check(KnownPets pets, String where) {
    pets.rows()
        .forEach(
            (id, known) -> {
              if (known.traits() != null) {
                assertEquals(known.traits(), traits.get(id), id + " " + where);
              }
            });
  }
}
