package petshell.job.look;

import java.util.Objects;

/**
 * The next command to type.
 *
 * @param command the command with its options, as it changes the database
 * @param dryRunFirst whether it writes over what is stored, so that people look at a dry run first
 */
public record NextStep(String command, boolean dryRunFirst) {
  /**
   * Checks that there is a command.
   *
   * @throws NullPointerException if it is null
   */
  public NextStep {
    Objects.requireNonNull(command, "command");
  }

  static NextStep of(String command) {
    return new NextStep(command, false);
  }

  /** Returns what people are advised to type. */
  public String advice() {
    return dryRunFirst ? command + " --dry-run" : command;
  }
}
