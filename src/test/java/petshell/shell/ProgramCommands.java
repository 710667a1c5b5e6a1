package petshell.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.command.Commands;
import petshell.shell.completion.PetNames;
import petshell.shell.dispatch.AnnotatedCommand;
import petshell.shell.dispatch.Changes;
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.CommandSetup;
import petshell.shell.option.FileCandidates;
import petshell.shell.option.ValueReader;
import petshell.store.sqlite.SqliteFile;

/** The commands of the program, and their examples by what these may do, as the commands say it. */
public final class ProgramCommands {
  private static final String DRY_RUN = " --dry-run";

  private ProgramCommands() {}

  public static CommandCatalog catalog() {
    CommandSetup setup =
        new CommandSetup(new DatabaseChoice(() -> new SqliteFile(Path.of("none"))), Map.of());
    Commands.add(setup, new PetNames(setup.database()));
    return setup.complete().catalog();
  }

  static List<AnnotatedCommand> all() {
    return catalog().commands();
  }

  static Stream<String> names() {
    return all().stream().map(AnnotatedCommand::getName);
  }

  static Stream<String> examples() {
    return all().stream().flatMap(command -> command.examples().stream());
  }

  /** Returns the examples that change nothing: of a command that can, as dry runs. */
  static Stream<String> reads() {
    return all().stream()
        .filter(command -> command.changes().isEmpty() || hasDryRun(command))
        .flatMap(
            command ->
                command.examples().stream()
                    .map(
                        example ->
                            command.changes().isEmpty() || isDryRun(example)
                                ? example
                                : example + DRY_RUN))
        .distinct();
  }

  /** Returns the examples that write a database. */
  static Stream<String> writes() {
    return all().stream()
        .filter(command -> command.changes().filter(what -> !what.throughCommands()).isPresent())
        .filter(command -> !makesFile(command) || makesDatabase(command))
        .flatMap(command -> command.examples().stream())
        .filter(example -> !isDryRun(example));
  }

  /** Returns the examples that work on a database that is there. */
  static Stream<String> ofDatabase() {
    return all().stream()
        .filter(command -> !command.getGroup().equals("Shell") && !makesDatabase(command))
        .flatMap(command -> command.examples().stream());
  }

  private static boolean isDryRun(String example) {
    return example.endsWith(DRY_RUN);
  }

  private static boolean hasDryRun(AnnotatedCommand command) {
    return command.signature().options().stream()
        .anyMatch(option -> DRY_RUN.endsWith("--" + option.name()));
  }

  private static boolean makesFile(AnnotatedCommand command) {
    return command
        .changes()
        .map(Changes::value)
        .filter(what -> what.matches("(Makes|Creates|Writes) .*"))
        .isPresent();
  }

  /** The file that is made is the database where no word of the command names another one. */
  private static boolean makesDatabase(AnnotatedCommand command) {
    Stream<ValueReader<?>> readers =
        Stream.concat(
            command.signature().options().stream().map(option -> option.reader()),
            command.signature().arguments().stream().map(argument -> argument.reader()));
    return makesFile(command)
        && readers.noneMatch(reader -> reader.candidates() instanceof FileCandidates);
  }
}
