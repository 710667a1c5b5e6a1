package petshell.shell;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import petshell.store.PetShellException;

/** Which database the commands work on. It can be changed while the shell runs. Thread-safe. */
final class DatabaseChoice {
  private Supplier<Path> finder;
  private Optional<Path> chosen = Optional.empty();
  private Consumer<Optional<Path>> listener = changed -> {};

  /**
   * Makes a choice that is not looked at before a command needs a database.
   *
   * @param finder finds the database, or throws where none is named; never null
   */
  DatabaseChoice(Supplier<Path> finder) {
    this.finder = Objects.requireNonNull(finder, "finder");
  }

  /**
   * Returns the database's file, which need not exist.
   *
   * @throws PetShellException of the kind USAGE if none is named
   */
  synchronized Path path() {
    if (chosen.isEmpty()) {
      chosen = Optional.of(finder.get());
    }
    return chosen.get();
  }

  /** Returns the database's file, or empty where none is named or the name makes no sense. */
  Optional<Path> ifNamed() {
    try {
      return Optional.of(path());
    } catch (PetShellException notNamed) {
      return Optional.empty();
    }
  }

  synchronized void change(Path path) {
    chosen = Optional.of(Objects.requireNonNull(path, "path"));
    listener.accept(chosen);
  }

  /** Changes to a database that is found, or made, when it is first needed. */
  synchronized void change(Supplier<Path> changed) {
    finder = Objects.requireNonNull(changed, "changed");
    chosen = Optional.empty();
    listener.accept(chosen);
  }

  /**
   * Sets who is told of a change.
   *
   * @param changed takes the new file, empty where it is not found yet; must return at once
   */
  synchronized void onChange(Consumer<Optional<Path>> changed) {
    listener = changed;
  }
}
