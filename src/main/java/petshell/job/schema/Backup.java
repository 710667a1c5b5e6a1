package petshell.job.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import petshell.job.FileNames;
import petshell.job.Interrupter;
import petshell.job.Operation;
import petshell.job.saved.Quoting;
import petshell.schema.WebApp;
import petshell.store.Access;
import petshell.store.Backups;
import petshell.store.Database;
import petshell.store.DatabaseAddress;
import petshell.store.NewFile;
import petshell.store.OpenOptions;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;

/**
 * Makes a copy of one state of a database while others use it. In WAL mode no other program waits;
 * with a rollback journal a writer waits until the pages are copied, half a second for 340 MB, and
 * readers do not. The copy is checked before it gets its name, when no other program waits any
 * more, and once more under that name; where files of an older database lie next to it, there is no
 * copy.
 */
public final class Backup {
  /**
   * A backup that was made.
   *
   * @param file the copy, an absolute path, readable by its owner alone
   * @param bytes its size
   */
  public record Copy(Path file, long bytes) {}

  private static final OpenOptions AT_ONCE =
      new OpenOptions(Access.READ, Duration.ZERO, time -> true);

  private final Operation operation;

  /**
   * Makes a backup.
   *
   * @param operation what to work with; the database may be open to read only
   */
  public Backup(Operation operation) {
    this.operation = Objects.requireNonNull(operation, "operation");
  }

  /**
   * Copies the database to a new file.
   *
   * @param named where to, or empty for a name with the time, next to the database
   * @return the copy
   * @throws PetShellException if the engine leaves backups to a program of its own, this is not the
   *     web app's database, there is such a file, it cannot be written, the copy is damaged, or the
   *     user stops it; then no file is left behind
   */
  public Copy run(Optional<Path> named) {
    Database database = operation.database();
    WebApp.requirePets(database);
    Backups backups = database.copies().toFiles().orElseThrow(() -> refusal(named));
    Path target =
        named.orElseGet(
            () -> FileNames.backup(database, backups.ending(), operation.clock().instant()));
    try (NewFile file = NewFile.begin(NewFile.Kind.PRIVATE_DATABASE, target)) {
      backups.copyTo(file.draft(), (done, total) -> operation.progress().rows(done, total, 0, 0));
      operation.cancellation().throwIfRequested();
      requireUndamaged(backups.copyAt(file.draft()));
      operation.cancellation().throwIfRequested();
      file.publish();
      requireSound(file, backups);
      return new Copy(file.target(), Files.size(file.target()));
    } catch (IOException e) {
      throw NewFile.failure(target, e);
    } finally {
      operation.progress().done();
    }
  }

  private PetShellException refusal(Optional<Path> named) {
    Database database = operation.database();
    List<String> command = database.services().backupCommand(named);
    return new PetShellException(
        Kind.REFUSED,
        String.format(
            Locale.ROOT,
            "petshell makes no copies of %s databases: %s",
            database.services().name(),
            database.address().label()),
        String.format(Locale.ROOT, "use %s, as in: %s", command.get(0), Quoting.join(command)));
  }

  /** Under its last name, too: with nothing next to it, it is what everybody finds who opens it. */
  private void requireSound(NewFile file, Backups backups) {
    boolean sound = false;
    try {
      requireUndamaged(backups.copyAt(file.target()));
      file.requireSound();
      sound = true;
    } finally {
      if (!sound) {
        file.withdraw();
      }
    }
  }

  private void requireUndamaged(DatabaseAddress made) {
    try (Database copy = Database.open(made, AT_ONCE);
        Interrupter interrupter = Interrupter.of(copy, operation.cancellation())) {
      Objects.requireNonNull(interrupter, "interrupter");
      List<String> damage = copy.copies().damage();
      if (!damage.isEmpty()) {
        throw new PetShellException(
            Kind.FAILED,
            String.format(
                Locale.ROOT,
                "the database %s is damaged, so its copy was not kept: %s",
                operation.database().address().label(),
                damage.get(0).lines().reduce("", (before, line) -> line)),
            "restore an older backup");
      }
    }
  }
}
