package petshell.store;

import java.util.Objects;

/**
 * Who begins a run, and what it is.
 *
 * @param command the command's name, never null
 * @param commandLine the words as typed, never null
 * @param operator who runs it, never null
 * @param host on which machine, never null
 * @param process in which process
 * @param toolVersion petshell's version, never null
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
