package petshell.shell.option;

import java.util.Map;
import java.util.Optional;

/**
 * What the user's file of defaults says. Immutable.
 *
 * @param options the global options
 * @param ofCommands values for options of commands, by the option's long name
 */
public record Defaults(GlobalOptions options, Map<String, String> ofCommands) {
  /**
   * Copies the map.
   *
   * @throws NullPointerException if anything is null
   */
  public Defaults {
    ofCommands = Map.copyOf(ofCommands);
  }

  /** Returns those where the file says nothing. */
  public static Defaults none() {
    return new Defaults(GlobalOptions.none(), Map.of());
  }

  /** Returns the value for an option of a command, where the file has one. */
  public Optional<String> ofCommand(String longName) {
    return Optional.ofNullable(ofCommands.get(longName));
  }
}
