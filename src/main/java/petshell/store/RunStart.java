package petshell.store;

import java.util.Objects;

/**
 * Who begins a run, and what it is.
 *
 * @param command the command's name
 * @param commandLine the words as typed
 * @param operator who runs it
 * @param host on which machine
 * @param process in which process
 * @param toolVersion petshell's version
 * @param generatorVersion the version of the traits that it generates
 */
public record RunStart(
    String command,
    String commandLine,
    String operator,
    String host,
    long process,
    String toolVersion,
    long generatorVersion) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public RunStart {
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(commandLine, "commandLine");
    Objects.requireNonNull(operator, "operator");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(toolVersion, "toolVersion");
  }
}
