package petshell.job.saved;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import petshell.job.FileNames;
import petshell.job.Progress;
import petshell.store.Database;
import petshell.store.NewFile;
import petshell.store.PetScan;
import petshell.store.PetShellException;
import petshell.store.StoredPet;
import petshell.store.TraitsDao;
import petshell.trait.TraitState;

/**
 * A file with all stored traits, written before they are dropped: one JSON object a line, {@code
 * {"id":"...","traits":"the text as stored","state":"exact","of":92}}, where {@code of} is the
 * number of all lines. A value that is no proper text is written as {@code "idHex"} or {@code
 * "traitsHex"}, its bytes, with {@code "idKind"} or {@code "traitsKind"}, what the engine holds it
 * for, and {@code "row"} where there is no id. {@code backfill --from} restores it.
 */
public final class SavedTraits {
  /** The states whose values the generator would not give again. */
  private static final Set<TraitState> LOST =
      EnumSet.of(TraitState.DRIFTED, TraitState.OTHER_VERSION, TraitState.INVALID);

  private SavedTraits() {}

  /**
   * How many traits are stored.
   *
   * @param stored pets with something stored
   * @param different those of them that the generator would not give again byte for byte
   * @param lost those of them whose values it would not give again: drifted, of another version, or
   *     invalid
   */
  public record Counts(long stored, long different, long lost) {}

  /**
   * Counts what is stored; writes nothing.
   *
   * @param database the open database, which has the traits column
   * @param progress follows the work
   */
  public static Counts count(Database database, Progress progress) {
    return scan(database, progress, (traits, pet, state) -> {});
  }

  /**
   * Writes what is stored to a new file next to the database, readable by its owner alone, and has
   * it on the disk before it returns. Must run in the caller's transaction.
   *
   * @param database the open database, which has the traits column
   * @param now the time that names the file
   * @param counts what {@link #count} gave in the same transaction
   * @param progress follows the work
   * @return the file
   * @throws PetShellException if it cannot be written; then no file is left behind
   */
  public static Path write(Database database, Instant now, Counts counts, Progress progress) {
    Path target = FileNames.savedTraits(database, now);
    try (NewFile file = NewFile.begin(NewFile.Kind.PRIVATE, target)) {
      file.fill(stream -> writeTo(stream, database, counts, progress));
      file.publish();
      return file.target();
    } catch (IOException | UncheckedIOException e) {
      throw new PetShellException(
          PetShellException.Kind.FAILED,
          "the stored traits cannot be saved: "
              + target
              + ": nothing was dropped; make room or give rights to the folder",
          e);
    }
  }

  private static void writeTo(
      OutputStream stream, Database database, Counts counts, Progress progress) throws IOException {
    // An encoder that refuses what it cannot write; a charset would have it write question marks.
    Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8.newEncoder());
    JsonGenerator json = new JsonFactory().createGenerator(writer);
    json.setRootValueSeparator(null);
    scan(database, progress, (traits, pet, state) -> line(json, traits, pet, state, counts));
    json.flush();
  }

  private static void line(
      JsonGenerator json, TraitsDao traits, StoredPet pet, TraitState state, Counts counts) {
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
      json.writeNumberField("of", counts.stored());
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes each pet that has something stored. */
  private interface Visitor {
    void visit(TraitsDao traits, StoredPet pet, TraitState state);
  }

  private static Counts scan(Database database, Progress progress, Visitor visitor) {
    try (TraitsDao traits = database.traits()) {
      return database.read(
          () -> {
            PetScan scan = new PetScan(database, traits);
            long stored = 0;
            long different = 0;
            long lost = 0;
            for (List<StoredPet> chunk = scan.next(); !chunk.isEmpty(); chunk = scan.next()) {
              for (StoredPet pet : chunk) {
                TraitState state = pet.state();
                if (state != TraitState.MISSING) {
                  stored++;
                  different += state == TraitState.EXACT ? 0 : 1;
                  lost += LOST.contains(state) ? 1 : 0;
                  visitor.visit(traits, pet, state);
                }
              }
              progress.rows(stored, stored, 0, chunk.size());
            }
            scan.requireWhole();
            return new Counts(stored, different, lost);
          });
    }
  }
}
