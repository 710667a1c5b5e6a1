package petshell.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import petshell.store.Database;
import petshell.store.PetScan;
import petshell.store.PetShellException;
import petshell.store.StoredPet;
import petshell.store.TraitsDao;
import petshell.trait.TraitState;

/**
 * A file with all stored traits, written before they are dropped: one JSON object a line, {@code
 * {"id":"...","traits":"the text as stored","state":"exact"}}; a value that is no text stands as
 * {@code "traitsHex"}.
 */
public final class SavedTraits {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** The states whose values the generator would not give again. */
  private static final Set<TraitState> LOST =
      EnumSet.of(TraitState.DRIFTED, TraitState.OTHER_VERSION, TraitState.INVALID);

  private SavedTraits() {}

  /**
   * How many traits are stored.
   *
   * @param stored pets with something stored
   * @param lost those of them that cannot be generated again: drifted, of another version, or
   *     invalid
   */
  public record Counts(long stored, long lost) {}

  /**
   * Counts what is stored; writes nothing.
   *
   * @param database the open database, which has the traits column; never null
   * @param progress follows the work, never null
   */
  public static Counts count(Database database, Progress progress) {
    return scan(database, progress, (pet, state) -> {});
  }

  /**
   * Writes what is stored to a new file beside the database, readable by its owner alone, and has
   * it on the disk before it returns. Must run in the caller's transaction.
   *
   * @param database the open database, which has the traits column; never null
   * @param now the time that names the file, never null
   * @param progress follows the work, never null
   * @return the file, never null
   * @throws PetShellException if it cannot be written; then no file is left behind
   */
  public static Path write(Database database, Instant now, Progress progress) {
    Path folder =
        Objects.requireNonNullElse(database.file().toAbsolutePath().getParent(), Path.of("/"));
    Path file = folder.resolve("traits-before-rollback-" + TIME.format(now) + ".jsonl");
    boolean done = false;
    try {
      Files.createFile(file, ownerOnly());
      try {
        writeTo(file, database, progress);
        syncFolder(folder);
        done = true;
      } finally {
        if (!done) {
          Files.deleteIfExists(file);
        }
      }
      return file;
    } catch (IOException | UncheckedIOException e) {
      throw new PetShellException(
          PetShellException.Kind.FAILED,
          "the stored traits cannot be saved: "
              + file
              + ": nothing was dropped; make room or give rights to the folder",
          e);
    }
  }

  private static void writeTo(Path file, Database database, Progress progress) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        Writer writer =
            new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), 1 << 16);
        JsonGenerator json = new JsonFactory().createGenerator(writer)) {
      json.setRootValueSeparator(null);
      scan(
          database,
          progress,
          (pet, state) -> {
            line(json, pet, state);
          });
      json.flush();
      writer.flush();
      channel.force(true);
    }
  }

  private static void line(JsonGenerator json, StoredPet pet, TraitState state) {
    try {
      json.writeStartObject();
      json.writeStringField("id", pet.key().id());
      if (pet.traits().value() instanceof byte[] bytes) {
        json.writeStringField("traitsHex", HexFormat.of().formatHex(bytes));
      } else {
        json.writeStringField("traits", pet.traits().text().orElseThrow());
      }
      json.writeStringField("state", state.text());
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes each pet that has something stored. */
  private interface Visitor {
    void visit(StoredPet pet, TraitState state);
  }

  private static Counts scan(Database database, Progress progress, Visitor visitor) {
    try (TraitsDao traits = database.traits()) {
      return database.read(
          () -> {
            PetScan scan = new PetScan(database, traits);
            long stored = 0;
            long lost = 0;
            for (List<StoredPet> chunk = scan.next(); !chunk.isEmpty(); chunk = scan.next()) {
              for (StoredPet pet : chunk) {
                TraitState state = pet.traits().state(pet.key().id());
                if (state != TraitState.MISSING) {
                  stored++;
                  lost += LOST.contains(state) ? 1 : 0;
                  visitor.visit(pet, state);
                }
              }
              progress.rows(stored, stored, 0, chunk.size());
            }
            return new Counts(stored, lost);
          });
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Makes the file's name last, too; some systems cannot open folders, and need not. */
  private static void syncFolder(Path folder) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
