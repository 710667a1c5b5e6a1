package petshell.shell.call;

import java.time.InstantSource;
import java.util.Map;
import petshell.shell.call.StandardStreams.ResultStream;
import petshell.shell.option.Defaults;

/**
 * What all calls of one process share.
 *
 * @param database which database is worked on
 * @param questions asks the user
 * @param results where the results go in the end
 * @param clock gives the time
 * @param environment the variables of the process
 * @param defaults what the user's file of defaults says
 * @param log takes what is changed
 */
public record ShellContext(
    DatabaseChoice database,
    Questions questions,
    ResultStream results,
    InstantSource clock,
    Map<String, String> environment,
    Defaults defaults,
    ChangesLog log) {
  public ShellContext {
    environment = Map.copyOf(environment);
  }

  /** Returns the same with another way to ask. */
  public ShellContext asking(Questions changed) {
    return new ShellContext(database, changed, results, clock, environment, defaults, log);
  }
}
