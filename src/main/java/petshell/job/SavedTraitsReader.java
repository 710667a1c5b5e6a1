package petshell.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;
import petshell.store.RawBytes;

/** Reads a file that {@link SavedTraits} has written, object by object. */
final class SavedTraitsReader implements AutoCloseable {
  /** What a rollback has saved may be of any size. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private final Path file;
  private final JsonParser parser;
  private long count;
  private long countWhenWritten;

  private SavedTraitsReader(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * Opens a file before its first line.
   *
   * @throws PetShellException if it cannot be read
   */
  static SavedTraitsReader open(Path file) {
    if (Files.isDirectory(file)) {
      throw failure(
          "a folder is no file with saved traits: " + file + ": name the file in it", null);
    }
    try {
      return new SavedTraitsReader(file, JSON.createParser(Files.newInputStream(file)));
    } catch (NoSuchFileException e) {
      throw failure("there is no such file: " + file + ": check the path", e);
    } catch (IOException e) {
      throw failure("the file cannot be read: " + file + ": check what it is, and its rights", e);
    }
  }

  /**
   * Reads a whole file, so that nothing need be written where it is damaged.
   *
   * @return how many pets it holds
   * @throws PetShellException if it cannot be read or is damaged; the message names the line
   */
  static long check(Path file) {
    try (SavedTraitsReader reader = open(file)) {
      Optional<SavedPet> pet = reader.next();
      while (pet.isPresent()) {
        pet = reader.next();
      }
      if (reader.count == 0) {
        throw reader.damaged("is empty", null);
      }
      return reader.count;
    }
  }

  /**
   * Reads on.
   *
   * @return the next pet; empty behind the last
   * @throws PetShellException if the file cannot be read or is damaged
   */
  Optional<SavedPet> next() {
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        requireAll();
        return Optional.empty();
      }
      if (token != JsonToken.START_OBJECT) {
        throw damaged("holds no object", null);
      }
      SavedPet pet = read();
      count++;
      return Optional.of(pet);
    } catch (IOException | IllegalArgumentException e) {
      throw damaged("cannot be read", e);
    }
  }

  private void requireAll() {
    if (count < countWhenWritten) {
      throw damaged("should follow, " + countWhenWritten + " pets were saved", null);
    }
  }

  private SavedPet read() throws IOException {
    Map<String, String> fields = new HashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      if (parser.currentToken().isScalarValue()) {
        fields.put(name, parser.getText());
      }
      parser.skipChildren();
    }
    countWhenWritten = Math.max(countWhenWritten, Long.parseLong(fields.getOrDefault("of", "0")));
    return new SavedPet(id(fields), traits(fields));
  }

  private RawBytes id(Map<String, String> fields) {
    if (fields.containsKey("id")) {
      return RawBytes.ofText(fields.get("id"));
    }
    if (!fields.containsKey("idHex")) {
      throw damaged("names no pet", null);
    }
    return new RawBytes(
        HexFormat.of().parseHex(fields.get("idHex")), fields.getOrDefault("idKind", RawBytes.TEXT));
  }

  private Optional<String> traits(Map<String, String> fields) {
    if (!fields.containsKey("traits") && !fields.containsKey("traitsHex")) {
      throw damaged("holds no traits", null);
    }
    return Optional.ofNullable(fields.get("traits"));
  }

  private PetShellException damaged(String what, Exception cause) {
    return failure(
        String.format(
            Locale.ROOT,
            "the file with the saved traits is damaged: %s:%d: this line %s; use a whole copy of"
                + " it",
            file,
            parser.currentLocation().getLineNr(),
            what),
        cause);
  }

  private static PetShellException failure(String message, Exception cause) {
    return new PetShellException(Kind.FAILED, message, cause);
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      System.getLogger(SavedTraitsReader.class.getName())
          .log(System.Logger.Level.DEBUG, "close", e);
    }
  }
}
