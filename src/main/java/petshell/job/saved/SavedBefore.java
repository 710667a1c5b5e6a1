package petshell.job.saved;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import petshell.schema.Journal;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.Run;
import petshell.store.RunDao;

/**
 * The traits that the last rollback saved, as the journal names them, until a backfill has given
 * them back.
 *
 * @param run the number of the rollback's run
 * @param file where they were saved
 * @param saved how many pets' traits
 * @param different how many of those are not what the generator gives
 * @param generated whether a backfill has generated traits for all pets since
 */
public record SavedBefore(long run, Path file, long saved, long different, boolean generated) {
  /** What the journal says of a backfill that has given saved traits back. */
  public static final String RESTORED = "gave back the traits saved in ";

  private static final String SAVED = "traits saved to ";
  private static final Pattern NOTE =
      Pattern.compile(
          SAVED
              + "(?<file>.+): (?<different>\\d{1,18}) of (?<saved>\\d{1,18}) are not what the"
              + " generator gives; the way back: (?<commands>.+)",
          Pattern.DOTALL);

  /** Returns what the journal says of a rollback that has saved traits. */
  public static String note(Path file, SavedTraits.Counts counts, List<String> wayBack) {
    return SAVED
        + file
        + ": "
        + counts.different()
        + " of "
        + counts.stored()
        + " are not what the generator gives; the way back: "
        + String.join(", then ", wayBack);
  }

  /**
   * Finds them.
   *
   * @param database the open database
   * @return empty where none were saved, a backfill has given them back since, or there is no
   *     journal
   * @throws PetShellException if the database fails
   */
  public static Optional<SavedBefore> find(Database database) {
    return Journal.isWhole(database)
        ? database.read(() -> find(database.dao(RunDao.class)))
        : Optional.empty();
  }

  private static Optional<SavedBefore> find(RunDao runs) {
    return runs.lastWithMessage("rollback", SAVED)
        .filter(run -> !runs.hasMessageSince("backfill", run.number(), RESTORED))
        .flatMap(run -> of(run, runs.hasFinishedSince("backfill", run.number(), "--limit")));
  }

  private static Optional<SavedBefore> of(Run rollback, boolean generated) {
    Matcher note = NOTE.matcher(rollback.message().orElse(""));
    if (!note.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new SavedBefore(
            rollback.number(),
            Path.of(note.group("file")),
            Long.parseLong(note.group("saved")),
            Long.parseLong(note.group("different")),
            generated));
  }

  /** Returns the next command to type where pets have no traits. */
  public static String backfill(Database database) {
    return find(database)
        .filter(saved -> !saved.generated() && saved.isThere())
        .map(SavedBefore::command)
        .orElse("backfill");
  }

  /** Returns whether the file is where it was saved. */
  public boolean isThere() {
    return Files.isRegularFile(file);
  }

  /** Returns the command that gives them back, as it is typed. */
  public String command() {
    return WayBack.backfillFrom(file) + (generated ? " --replace" : "");
  }

  /** Returns whether traits that are generated now would be others than those that were saved. */
  public boolean warnsOfGenerating() {
    return !generated && different > 0;
  }
}
