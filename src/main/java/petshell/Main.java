package petshell;

/** Starts petshell. */
public final class Main {
  private Main() {}

  /**
   * Runs one command, a command file or the prompt, then ends the process with its exit code.
   *
   * @param arguments the words of the command line, never null
   */
  public static void main(String[] arguments) {
    System.exit(0);
  }
}
