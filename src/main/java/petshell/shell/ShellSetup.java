package petshell.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes what a shell is made of: its commands, and how it reads, draws and makes some things. */
public final class ShellSetup {
  private final DatabaseChoice database;
  private final List<Object> commands = new ArrayList<>();
  private ValueReaders readers = ValueReaders.usual();
  private Optional<PromptText> promptText = Optional.empty();
  private Optional<DemoDatabase> demoDatabase = Optional.empty();
  private PromptCompanion promptCompanion = PromptCompanion.none();

  ShellSetup(DatabaseChoice database) {
    this.database = database;
  }

  /** Returns the choice of the database, for what completes words from it. */
  DatabaseChoice database() {
    return database;
  }

  /** Adds an object with one method that has Spring Shell's {@code @Command}. */
  ShellSetup command(Object command) {
    commands.add(command);
    return this;
  }

  /** Adds what reads the values of a type. */
  <T> ShellSetup reader(Class<T> type, ValueReader<T> reader) {
    readers = readers.with(type, reader);
    return this;
  }

  /** Sets what writes the prompt. */
  ShellSetup promptText(PromptText text) {
    promptText = Optional.of(text);
    return this;
  }

  /** Sets what works in the background while the prompt is open. */
  ShellSetup promptCompanion(PromptCompanion companion) {
    promptCompanion = companion;
    return this;
  }

  /** Sets what makes the demo database. */
  ShellSetup demoDatabase(DemoDatabase demo) {
    demoDatabase = Optional.of(demo);
    return this;
  }

  List<Object> commands() {
    return List.copyOf(commands);
  }

  ValueReaders readers() {
    return readers;
  }

  Optional<PromptText> promptText() {
    return promptText;
  }

  Optional<DemoDatabase> demoDatabase() {
    return demoDatabase;
  }

  PromptCompanion promptCompanion() {
    return promptCompanion;
  }
}
