package petshell.shell.option;

import java.util.Optional;

/** What must be known of the commands to read the words of a command line. */
@FunctionalInterface
public interface CommandWords {
  /** The options that can follow a command, by their names with dashes. */
  interface Options {
    /** Returns whether an option is the command's own, and so no global one. */
    boolean owns(String name);

    /** Returns whether an option, own or global, takes a value. */
    boolean takesValue(String name);
  }

  /**
   * Finds the options of a command.
   *
   * @param name its name or alias
   * @return empty where there is no such command
   */
  Optional<? extends Options> find(String name);
}
