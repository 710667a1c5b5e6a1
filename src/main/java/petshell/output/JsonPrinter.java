package petshell.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;

/**
 * Prints JSON: keys in the order of the record's components or of the map, a null as {@code null},
 * lines that end in LF. A document has two spaces of indentation, or is one line as JSON lines are.
 * Iterators become arrays, or lines, an element at a time, so that a long listing needs no memory.
 */
public final class JsonPrinter {
  private final JsonEscapingWriter writer;
  private final PrintWriter plain;
  private final boolean lines;
  private final ObjectWriter json;

  /**
   * Makes a printer of indented documents; nothing is printed yet.
   *
   * @param writer takes the document
   */
  public JsonPrinter(PrintWriter writer) {
    this(writer, Format.JSON);
  }

  /**
   * Makes a printer; nothing is printed yet.
   *
   * @param writer takes the document
   * @param format JSON for an indented document, JSONL for documents of one line
   * @throws IllegalArgumentException if the format is not one of JSON
   */
  public JsonPrinter(PrintWriter writer, Format format) {
    if (!format.isJson()) {
      throw new IllegalArgumentException("not a format of JSON: " + format);
    }
    this.plain = Objects.requireNonNull(writer, "writer");
    this.writer = new JsonEscapingWriter(writer);
    this.lines = format == Format.JSONL;
    ObjectMapper mapper =
        JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
            .build();
    this.json = lines ? mapper.writer() : mapper.writer(indented());
  }

  private static DefaultPrettyPrinter indented() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }

  /**
   * Prints a list: an array, or a line for each element.
   *
   * @param elements each as {@link #print} takes it
   * @throws IllegalArgumentException if an element holds something that has no JSON form
   * @throws UnfinishedOutput if the iterator failed, and a part was printed
   */
  public void list(Iterator<?> elements) {
    if (!lines) {
      print(elements);
      return;
    }
    try {
      while (elements.hasNext()) {
        print(elements.next());
      }
    } catch (UnfinishedOutput unfinished) {
      throw unfinished;
    } catch (RuntimeException failed) {
      throw writer.hasWritten() ? new UnfinishedOutput(failed) : failed;
    }
  }

  /**
   * Prints a document and a line break.
   *
   * @param document records, maps, lists, iterators, text, numbers, booleans or null
   * @throws IllegalArgumentException if the document holds something that has no JSON form
   * @throws UnfinishedOutput if an iterator of the document failed, and a part was printed
   */
  public void print(Object document) {
    try {
      json.writeValue(writer, document);
      writer.write("\n");
    } catch (JsonMappingException failure) {
      if (!(failure.getCause() instanceof RuntimeException thrown)) {
        throw new IllegalArgumentException(
            "no JSON form: " + failure.getOriginalMessage(), failure);
      }
      if (!writer.hasWritten()) {
        throw thrown;
      }
      plain.print("\n");
      throw new UnfinishedOutput(thrown);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
