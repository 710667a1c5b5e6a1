package petshell.shell.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.option.ValueReader;
import petshell.shell.option.ValueReaders;

/** Collects commands and what reads their values, and makes a {@link CommandSet} of them. */
public final class CommandSetup {
  private final DatabaseChoice database;
  private final Map<String, String> environment;
  private final CommandCatalog catalog = new CommandCatalog();
  private final CommandRunner runner = new CommandRunner(catalog.registry());
  private final FileRunner files = new FileRunner(runner);
  private final List<Object> commands = new ArrayList<>();
  private ValueReaders readers = ValueReaders.usual();

  /**
   * Makes one without commands.
   *
   * @param database the choice of the database
   * @param environment the variables of the process
   */
  public CommandSetup(DatabaseChoice database, Map<String, String> environment) {
    this.database = database;
    this.environment = Map.copyOf(environment);
  }

  /** Returns the choice of the database, for what completes words from it. */
  public DatabaseChoice database() {
    return database;
  }

  /** Returns the variables of the process. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Returns the catalog, which holds the commands once all of them are there. */
  public CommandCatalog catalog() {
    return catalog;
  }

  /** Returns what runs command files. */
  public FileRunner files() {
    return files;
  }

  /** Adds an object with one method that has Spring Shell's {@code @Command}. */
  public CommandSetup command(Object command) {
    commands.add(command);
    return this;
  }

  /** Adds what reads the values of a type. */
  public <T> CommandSetup reader(Class<T> type, ValueReader<T> reader) {
    readers = readers.with(type, reader);
    return this;
  }

  /**
   * Puts all of it together. There is no Spring container: starting one costs 100 ms or more, and
   * there is nothing that it would have to find.
   *
   * @throws IllegalArgumentException if a command makes no sense: a mistake in the program
   */
  public CommandSet complete() {
    commands.forEach(command -> catalog.add(AnnotatedCommand.of(command, readers)));
    return new CommandSet(catalog, runner, files);
  }
}
