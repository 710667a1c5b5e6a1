package petshell.shell.call;

import petshell.job.Cancellation;
import petshell.job.Interrupter;
import petshell.job.Operation;
import petshell.schema.OperatorLock;
import petshell.shell.command.VersionCommand;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.DatabaseUse;
import petshell.store.OpenOptions;
import petshell.store.PetShellException;
import petshell.store.RunStart;
import petshell.trait.TraitGenerator;

/** The database of one call, with what the jobs need beside it. */
public final class Workplace implements AutoCloseable {
  private final Session session;
  private final Database database;
  private final ConsoleProgress progress;
  private final Cancellation.Hook interrupts;
  private final Suspension.Scene sceneBefore;

  private Workplace(Session session, Database database, ConsoleProgress progress) {
    this.session = session;
    this.database = database;
    this.progress = progress;
    progress.notWaitingIn(database::isInTransaction);
    this.sceneBefore = session.suspension().showBy(progress);
    Cancellation cancellation = session.cancellation();
    if (database.access() == Access.WRITE) {
      session.stopSignal().answerBy(progress::stopping);
      this.interrupts = cancellation.onAbort(database::interrupt);
    } else {
      this.interrupts = Interrupter.of(database, cancellation)::close;
    }
  }

  /** Opens the database to look. */
  public static Workplace toLook(Session session) {
    return open(session, Access.READ);
  }

  /**
   * Opens the database to write.
   *
   * @throws PetShellException of the kind REFUSED if it may only be read
   */
  public static Workplace toWrite(Session session) {
    session.requireWritable();
    return open(session, Access.WRITE);
  }

  /**
   * Opens the database to look, or to write where it is no dry run.
   *
   * @throws PetShellException if it may only be read, or what a dry run tries could not be done as
   *     the operators' lock cannot be had
   */
  public static Workplace forDryRun(Session session, boolean dryRun) {
    if (!dryRun) {
      return toWrite(session);
    }
    Workplace workplace = toLook(session);
    try {
      OperatorLock.requireUsable(session.database());
      return workplace;
    } catch (PetShellException e) {
      workplace.close();
      throw e;
    }
  }

  private static Workplace open(Session session, Access access) {
    ConsoleProgress progress = ConsoleProgress.of(session, access == Access.WRITE);
    OpenOptions options = options(session, access);
    DatabaseUse use = new ReportedUse(options.use(), progress);
    return new Workplace(
        session, Database.open(session.database(), options.watchedBy(use)), progress);
  }

  /** Has what waited for the end of a transaction printed. */
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
  public static OpenOptions options(Session session, Access access) {
    return new OpenOptions(
        access,
        session.options().busyTimeout(),
        session.cancellation()::await,
        session.suspension());
  }

  public Database database() {
    return database;
  }

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
            session.commandLine(),
            Operator.name(session.options()),
            Operator.host(),
            ProcessHandle.current().pid(),
            VersionCommand.number(),
            TraitGenerator.VERSION);
    return new Operation(database, start, session.clock(), session.cancellation(), progress);
  }

  @Override
  public void close() {
    progress.done();
    interrupts.close();
    session.suspension().showBy(sceneBefore);
    database.close();
  }
}
