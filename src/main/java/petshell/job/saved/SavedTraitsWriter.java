package petshell.job.saved;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import petshell.store.StoredPet;
import petshell.store.TraitsDao;
import petshell.trait.TraitState;

/**
 * Writes saved traits: one JSON object a line, {@code {"id":"...","traits":"the text as
 * stored","state":"exact","of":92}}, where {@code of} is the number of all lines. A value that is
 * no proper text is written as {@code "idHex"} or {@code "traitsHex"}, its bytes, with {@code
 * "idKind"} or {@code "traitsKind"}, what the engine holds it for, and {@code "row"} where there is
 * no id. {@link SavedTraitsReader} reads them. Not thread-safe.
 */
public final class SavedTraitsWriter {
  private static final int BUFFER = 1 << 13;

  private final JsonGenerator json;
  private final OptionalLong of;

  /**
   * Makes a writer; nothing is written yet.
   *
   * @param stream takes the lines, and is not closed
   * @param of the number of all lines, 1 or more; empty where {@link #addCounts} adds it
   * @throws UncheckedIOException if the stream throws
   */
  public SavedTraitsWriter(OutputStream stream, OptionalLong of) {
    // An encoder that refuses what it cannot write; a charset would have it write question marks.
    Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8.newEncoder());
    this.of = of;
    try {
      this.json = new JsonFactory().createGenerator(writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    json.setRootValueSeparator(null);
  }

  /**
   * Writes a pet.
   *
   * @param traits finds what is no proper text, or not read whole
   * @param pet has something stored
   * @param state how that compares with what the generator gives
   * @throws UncheckedIOException if the stream throws
   */
  public void write(TraitsDao traits, StoredPet pet, TraitState state) {
    try {
      json.writeStartObject();
      String text = pet.traits().value() instanceof String stored ? stored : null;
      if (pet.key().text() && text != null) {
        json.writeStringField("id", pet.key().id());
        json.writeStringField("traits", text);
      } else {
        TraitsDao.RawPet raw = traits.raw(pet.key());
        SavedValue.write(json, "id", raw.id());
        OptionalLong row = pet.key().rowNumber();
        if (row.isPresent()) {
          json.writeNumberField("row", row.getAsLong());
        }
        SavedValue.write(json, "traits", raw.traits());
      }
      json.writeStringField("state", state.text());
      if (of.isPresent()) {
        json.writeNumberField("of", of.getAsLong());
      }
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends on all that was written.
   *
   * @throws UncheckedIOException if the stream throws
   */
  public void flush() {
    try {
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Copies lines that were written without the number of all lines, and adds it to each.
   *
   * @param lines the lines, buffered; a brace before a line break ends nothing but an object
   * @param of the number of all lines
   * @param target takes the lines with their number
   * @throws IOException if a stream does
   */
  public static void addCounts(Reader lines, long of, Writer target) throws IOException {
    String end = ",\"of\":" + of + "}\n";
    Writer buffered = new BufferedWriter(target, BUFFER);
    boolean brace = false;
    for (int next = lines.read(); next >= 0; next = lines.read()) {
      if (brace) {
        buffered.write(next == '\n' ? end : "}");
      }
      boolean ended = brace && next == '\n';
      brace = next == '}';
      if (!ended && !brace) {
        buffered.write(next);
      }
    }
    buffered.flush();
  }
}
