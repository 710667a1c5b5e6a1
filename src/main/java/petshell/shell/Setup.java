package petshell.shell;

import java.util.Optional;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.call.DatabaseName;
import petshell.shell.call.ProcessEnvironment;
import petshell.shell.call.Suspension;
import petshell.shell.command.Commands;
import petshell.shell.completion.PetNames;
import petshell.shell.dispatch.CommandSet;
import petshell.shell.dispatch.CommandSetup;
import petshell.shell.dispatch.KnownOptions;

/** Makes the commands when they are first needed, as a wrong option needs none. */
final class Setup {
  /**
   * The commands, and what they work on.
   *
   * @param database the choice of the database
   * @param names the pets' names, for completion
   * @param commands all of them
   */
  record Made(DatabaseChoice database, PetNames names, CommandSet commands) {
    private static Made of(ProcessEnvironment process) {
      DatabaseChoice database =
          DatabaseChoice.named(
              () -> DatabaseName.find(Optional.empty(), process.environment()),
              new Suspension(process.stops()::suspend));
      PetNames names = new PetNames(database);
      CommandSetup setup = new CommandSetup(database, process.environment());
      Commands.add(setup, names);
      return new Made(database, names, setup.complete());
    }
  }

  private final ProcessEnvironment process;
  private Optional<Made> made = Optional.empty();

  /**
   * Makes nothing yet.
   *
   * @param process the process it runs in
   */
  Setup(ProcessEnvironment process) {
    this.process = process;
  }

  /** Returns the commands. */
  Made made() {
    if (made.isEmpty()) {
      made = Optional.of(Made.of(process));
    }
    return made.get();
  }

  /** Finds the options of a command by its name or alias. */
  Optional<KnownOptions> options(String command) {
    return made().commands().catalog().options(command);
  }
}
