package petshell.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.completion.PromptCompanion;
import petshell.shell.option.ValueReader;
import petshell.shell.option.ValueReaders;
import petshell.shell.prompt.PromptText;

/** Takes what a shell is made of: its commands, and how it reads, draws and makes some things. */
public final class ShellSetup {
  private final DatabaseChoice database;
  private final List<Object> commands = new ArrayList<>();
  private ValueReaders readers = ValueReaders.usual();
  private Optional<PromptText> promptText = Optional.empty();
  private Optional<DemoDatabase> demoDatabase = Optional.empty();
  private PromptCompanion promptCompanion = PromptCompanion.none();

  public ShellSetup(DatabaseChoice database) {
    this.database = database;
  }

  /** Returns the choice of the database, for what completes words from it. */
  public DatabaseChoice database() {
    return database;
  }

  /** Adds an object with one method that has Spring Shell's {@code @Command}. */
  public ShellSetup command(Object command) {
    commands.add(command);
    return this;
  }

  /** Adds what reads the values of a type. */
  public <T> ShellSetup reader(Class<T> type, ValueReader<T> reader) {
    readers = readers.with(type, reader);
    return this;
  }

  /** Sets what writes the prompt. */
  public ShellSetup promptText(PromptText text) {
    promptText = Optional.of(text);
    return this;
  }

  /** Sets what works in the background while the prompt is open. */
  public ShellSetup promptCompanion(PromptCompanion companion) {
    promptCompanion = companion;
    return this;
  }

  /** Sets what makes the demo database. */
  public ShellSetup demoDatabase(DemoDatabase demo) {
    demoDatabase = Optional.of(demo);
    return this;
  }

  public List<Object> commands() {
    return List.copyOf(commands);
  }

  public ValueReaders readers() {
    return readers;
  }

  public Optional<PromptText> promptText() {
    return promptText;
  }

  public Optional<DemoDatabase> demoDatabase() {
    return demoDatabase;
  }

  public PromptCompanion promptCompanion() {
    return promptCompanion;
  }
}
