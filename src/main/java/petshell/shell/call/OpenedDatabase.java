package petshell.shell.call;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import petshell.job.Cancellation;
import petshell.job.Interrupter;
import petshell.job.Operation;
import petshell.job.schema.Backup;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.DatabaseUse;
import petshell.store.OpenOptions;
import petshell.store.PetShellException;
import petshell.store.RunStart;
import petshell.trait.TraitGenerator;

/** The open database of one call, with what its jobs need. */
public final class OpenedDatabase implements AutoCloseable {
  private final Call call;
  private final Database database;
  private final ConsoleProgress progress;
  private final Cancellation.Hook interrupts;
  private final Suspension.Scene sceneBefore;

  private OpenedDatabase(Call call, Database database, ConsoleProgress progress) {
    this.call = call;
    this.database = database;
    this.progress = progress;
    progress.notWaitingIn(database::isInTransaction);
    this.sceneBefore = call.suspension().showBy(progress);
    Cancellation cancellation = call.cancellation();
    if (database.access() == Access.WRITE) {
      call.stopSignal().answerBy(progress::stopping);
      this.interrupts = cancellation.onAbort(database::interrupt);
    } else {
      this.interrupts = Interrupter.of(database, cancellation)::close;
    }
  }

  /** Opens the database read-only. */
  public static OpenedDatabase readOnly(Call call) {
    return open(call, Access.READ);
  }

  /**
   * Opens the database read-write.
   *
   * @throws PetShellException of the kind REFUSED if it may only be read
   */
  public static OpenedDatabase readWrite(Call call) {
    call.requireWritable();
    return open(call, Access.WRITE);
  }

  /**
   * Opens the database read-only for a dry run, else to write.
   *
   * @throws PetShellException if it may only be read, or what a dry run tries could not be done as
   *     the operators' lock cannot be had
   */
  public static OpenedDatabase forDryRun(Call call, boolean dryRun) {
    if (!dryRun) {
      return readWrite(call);
    }
    OpenedDatabase opened = readOnly(call);
    try {
      opened.database.services().operatorLocks().requireUsable();
      return opened;
    } catch (PetShellException e) {
      opened.close();
      throw e;
    }
  }

  private static OpenedDatabase open(Call call, Access access) {
    ConsoleProgress progress = ConsoleProgress.of(call, access == Access.WRITE);
    OpenOptions options = options(call, access);
    DatabaseUse use = new ReportedUse(options.use(), progress);
    Database database =
        PasswordQuestion.answered(
            call, () -> Database.open(call.database(), options.watchedBy(use)));
    return new OpenedDatabase(call, database, progress);
  }

  /** Prints what waited for the end of a transaction. */
  private record ReportedUse(DatabaseUse use, ConsoleProgress progress) implements DatabaseUse {
    @Override
    public void starts() {
      use.starts();
    }

    @Override
    public void ends() {
      use.ends();
      progress.transactionMayBeOver();
    }
  }

  /** Returns how the session opens databases. */
  public static OpenOptions options(Call call, Access access) {
    return new OpenOptions(
        access, call.options().busyTimeout(), call.cancellation()::await, call.suspension());
  }

  /** Returns the open database. */
  public Database database() {
    return database;
  }

  /** Returns what prints the progress and messages of its jobs. */
  public ConsoleProgress progress() {
    return progress;
  }

  /**
   * Returns what a job of this call works with.
   *
   * @param command the command's name, for the journal
   */
  public Operation operation(String command) {
    RunStart start =
        new RunStart(
            command,
            call.commandLine(),
            OperatorName.name(call.options()),
            OperatorName.host(),
            ProcessHandle.current().pid(),
            Version.number(),
            TraitGenerator.VERSION);
    return new Operation(database, start, call.clock(), call.cancellation(), progress);
  }

  /**
   * Backs the database up into a file next to it, named after the time, and prints the file's name.
   *
   * @param wanted whether the user asked for a backup; without it nothing happens
   * @return the backup's path, null where none was wanted
   * @throws PetShellException if it cannot be made
   */
  public @Nullable String backUpIf(boolean wanted) {
    if (!wanted) {
      return null;
    }
    Backup.Copy copy = new Backup(operation("backup")).run(Optional.empty());
    call.console().message("Backup written: " + copy.file() + ".");
    return copy.file().toString();
  }

  @Override
  public void close() {
    progress.done();
    interrupts.close();
    call.suspension().showBy(sceneBefore);
    database.close();
  }
}
