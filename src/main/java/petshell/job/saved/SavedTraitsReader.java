package petshell.job.saved;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import petshell.job.Ids;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;
import petshell.trait.TraitCheck;

/** Reads a file that {@link SavedTraits} has written, object by object. */
public final class SavedTraitsReader implements AutoCloseable {
  /** What is longer, whichever way its characters are written, is too long for valid traits. */
  private static final int LONGEST = TraitCheck.LONGEST * "\\u0000".length();

  /** What a rollback has saved may be of any size; it is cut before it is parsed. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private final Path file;
  private final JsonParser parser;
  private long count;
  private OptionalLong countWhenWritten = OptionalLong.empty();

  private SavedTraitsReader(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * Starts before the first line.
   *
   * @throws PetShellException if it cannot be read
   */
  public static SavedTraitsReader open(SavedTraitsInput input) {
    try {
      return new SavedTraitsReader(
          input.file(), JSON.createParser(new CutStrings(input.fromTheStart(), LONGEST)));
    } catch (IOException e) {
      throw unreadable(input.file(), e);
    }
  }

  /** Returns how many pets were read so far. */
  public long count() {
    return count;
  }

  /**
   * Reads on.
   *
   * @return the next pet; empty behind the last
   * @throws PetShellException if the file cannot be read or is damaged; the message names the line
   */
  public Optional<SavedPet> next() {
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        requireAll();
        return Optional.empty();
      }
      if (token != JsonToken.START_OBJECT) {
        throw damaged("has no JSON object", null);
      }
      SavedPet pet = read();
      count++;
      return Optional.of(pet);
    } catch (JsonProcessingException | EOFException | ZipException | IllegalArgumentException e) {
      throw damaged("cannot be read", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Reads on.
   *
   * @param most how many pets at most
   * @param enough how many characters end it earlier
   * @return the next pets; none behind the last
   * @throws PetShellException as {@link #next()}
   */
  public List<SavedPet> next(int most, long enough) {
    List<SavedPet> some = new ArrayList<>();
    long size = 0;
    while (some.size() < most && size < enough) {
      Optional<SavedPet> pet = next();
      if (pet.isEmpty()) {
        break;
      }
      some.add(pet.get());
      size += pet.get().size();
    }
    return some;
  }

  private void requireAll() {
    if (count == 0) {
      throw damaged("is empty", null);
    }
    if (countWhenWritten.isPresent() && count != countWhenWritten.getAsLong()) {
      String saved = countWhenWritten.getAsLong() + " pets were saved";
      throw damaged(
          count < countWhenWritten.getAsLong()
              ? "is missing: " + saved
              : "is one too many: " + saved,
          null);
    }
  }

  private SavedPet read() throws IOException {
    SavedLine line = SavedLine.read(parser, what -> damaged(what, null));
    SavedPet pet = line.pet();
    if (count > 0 && !line.of().equals(countWhenWritten)) {
      throw damaged("gives another count of all pets than those before it", null);
    }
    countWhenWritten = line.of();
    return pet;
  }

  /** Returns the error for a pet that the last line names again. */
  public PetShellException repeated(SavedPet pet) {
    return damaged("names a pet again: " + Ids.quoted(pet.shownId()), null);
  }

  private PetShellException damaged(String what, @Nullable Exception cause) {
    return failure(
        String.format(
            Locale.ROOT,
            "the file with the saved traits is damaged: %s:%d: this line %s",
            file,
            parser.currentLocation().getLineNr(),
            what),
        "use a complete copy of it",
        cause);
  }

  private static PetShellException unreadable(Path file, IOException cause) {
    return failure("cannot read " + file + ": " + cause.getMessage(), null, cause);
  }

  private static PetShellException failure(
      String problem, @Nullable String hint, @Nullable Exception cause) {
    return new PetShellException(Kind.FAILED, problem, hint, cause);
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
