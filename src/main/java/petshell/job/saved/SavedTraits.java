package petshell.job.saved;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
import petshell.trait.GeneratedTraits;
import petshell.trait.TraitState;

/**
 * A file with all stored traits, written before they are dropped, as {@link SavedTraitsWriter}
 * says; {@code backfill --from} restores it.
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
          "cannot save the traits to " + target,
          "nothing was dropped; check the free space and the rights of the folder",
          e);
    }
  }

  private static void writeTo(
      OutputStream stream, Database database, Counts counts, Progress progress) throws IOException {
    SavedTraitsWriter writer = new SavedTraitsWriter(stream, OptionalLong.of(counts.stored()));
    scan(database, progress, writer::write);
    writer.flush();
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
            GeneratedTraits generator = new GeneratedTraits();
            for (List<StoredPet> chunk = scan.next(); !chunk.isEmpty(); chunk = scan.next()) {
              for (StoredPet pet : chunk) {
                TraitState state = pet.state(generator);
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
