package petshell.trait;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The vectors that the web app's own code has made, one JSON document a line. */
public final class Vectors {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Vectors() {}

  /** Reads all documents of a file. */
  public static List<JsonNode> read(String file) {
    try (InputStream stream = Vectors.class.getResourceAsStream(file)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(Vectors::parse).toList();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  private static JsonNode parse(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
