package petshell.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Prints one JSON document: two spaces of indentation, lines that end in LF, keys in the order of
 * the record's components or of the map. A null is printed as {@code null}. Iterators become arrays
 * an element at a time, so that a long listing needs no memory.
 */
public final class JsonPrinter {
  private final PrintWriter writer;
  private final ObjectWriter json;

  /**
   * Makes a printer; nothing is printed yet.
   *
   * @param writer takes the document
   */
  public JsonPrinter(PrintWriter writer) {
    this.writer = Objects.requireNonNull(writer, "writer");
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultPrettyPrinter pretty =
        new DefaultPrettyPrinter(separators)
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    this.json =
        JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
            .build()
            .writer(pretty);
  }

  /**
   * Prints a document and a line break.
   *
   * @param document records, maps, lists, iterators, text, numbers, booleans or null
   * @throws IllegalArgumentException if the document holds something that has no JSON form
   * @throws UnfinishedOutput if an iterator of the document failed, and a part was printed
   */
  public void print(Object document) {
    JsonEscapingWriter escaping = new JsonEscapingWriter(writer);
    try {
      json.writeValue(escaping, document);
      escaping.write("\n");
    } catch (JsonMappingException failure) {
      if (!(failure.getCause() instanceof RuntimeException thrown)) {
        throw new IllegalArgumentException(
            "no JSON form: " + failure.getOriginalMessage(), failure);
      }
      if (!escaping.hasWritten()) {
        throw thrown;
      }
      writer.print("\n");
      throw new UnfinishedOutput(thrown);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
