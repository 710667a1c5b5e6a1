package petshell;

import java.util.List;
import petshell.shell.Commands;
import petshell.shell.PetShell;
import petshell.shell.QuietLogging;
import petshell.shell.Surroundings;

/** Starts petshell. */
public final class Main {
  private Main() {}

  /**
   * Runs one command, a command file or the prompt, then ends the process with its exit code.
   *
   * @param arguments the words of the command line, never null
   */
  public static void main(String[] arguments) {
    List<String> words = List.of(arguments);
    if (!words.contains("--debug")) {
      QuietLogging.install();
    }
    PetShell shell = new PetShell(Surroundings.ofProcess(), Commands.all());
    System.exit(shell.run(words));
  }
}
