package petshell.shell.call;

import java.time.InstantSource;
import java.util.Map;
import petshell.shell.option.Defaults;

/**
 * What all calls of one process share.
 *
 * @param database which database is worked on
 * @param questions asks the user
 * @param results where the results go in the end
 * @param clock tells the time
 * @param environment the variables of the process
 * @param defaults what the user's file of defaults says
 * @param log takes what is changed
 */
public record Host(
    DatabaseChoice database,
    Questions questions,
    ResultStream results,
    InstantSource clock,
    Map<String, String> environment,
    Defaults defaults,
    SessionLog log) {
  public Host {
    environment = Map.copyOf(environment);
  }

  /** Returns the same with another way to ask. */
  public Host asking(Questions changed) {
    return new Host(database, changed, results, clock, environment, defaults, log);
  }
}
