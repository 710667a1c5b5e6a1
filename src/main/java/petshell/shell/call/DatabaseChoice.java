package petshell.shell.call;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import petshell.store.DatabaseAddress;
import petshell.store.PetShellException;

/** Which database the commands work on. It can be changed while the shell runs. Thread-safe. */
public final class DatabaseChoice {
  private final Suspension suspension;
  private Supplier<DatabaseName> finder;
  private Optional<DatabaseName> chosen = Optional.empty();
  private Consumer<Optional<DatabaseAddress>> listener = changed -> {};

  /**
   * Makes a choice that is not looked at before a command needs a database.
   *
   * @param finder finds the database, or throws where none is named
   */
  public DatabaseChoice(Supplier<DatabaseAddress> finder) {
    this(finder, Suspension.none());
  }

  private DatabaseChoice(Supplier<DatabaseAddress> finder, Suspension suspension) {
    Objects.requireNonNull(finder, "finder");
    this.finder = () -> new DatabaseName(finder.get(), false);
    this.suspension = Objects.requireNonNull(suspension, "suspension");
  }

  /**
   * Makes a choice of what the user or the environment names.
   *
   * @param suspension stops the process, but not while a database is in use
   */
  public static DatabaseChoice named(Supplier<DatabaseName> finder, Suspension suspension) {
    DatabaseChoice choice = new DatabaseChoice(() -> finder.get().address(), suspension);
    choice.change(finder);
    return choice;
  }

  /** Returns what stops the process for Ctrl-Z, and must hear of each use of the database. */
  public Suspension suspension() {
    return suspension;
  }

  /**
   * Returns where the database is, which need not exist.
   *
   * @throws PetShellException of the kind USAGE if none is named
   */
  DatabaseAddress address() {
    return name().address();
  }

  /**
   * Returns what names the database, and whether it may only be read.
   *
   * @throws PetShellException of the kind USAGE if none is named
   */
  public synchronized DatabaseName name() {
    if (chosen.isEmpty()) {
      chosen = Optional.of(finder.get());
    }
    return chosen.get();
  }

  /** Returns where the database is, or empty where none is named or the name makes no sense. */
  public Optional<DatabaseAddress> ifNamed() {
    try {
      return Optional.of(address());
    } catch (PetShellException notNamed) {
      return Optional.empty();
    }
  }

  /** Changes to a database that may be written. */
  public void change(DatabaseAddress address) {
    change(new DatabaseName(address, false));
  }

  /** Chooses another database for the calls to come, and runs the listener. */
  public synchronized void change(DatabaseName name) {
    chosen = Optional.of(Objects.requireNonNull(name, "name"));
    listener.accept(chosen.map(DatabaseName::address));
  }

  /** Changes to a database that is found, or made, when it is first needed. */
  public synchronized void change(Supplier<DatabaseName> changed) {
    finder = Objects.requireNonNull(changed, "changed");
    chosen = Optional.empty();
    listener.accept(Optional.empty());
  }

  /**
   * Sets the listener for a change.
   *
   * @param changed takes where the new database is, empty where it is not found yet; must return at
   *     once
   */
  public synchronized void onChange(Consumer<Optional<DatabaseAddress>> changed) {
    listener = changed;
  }
}
