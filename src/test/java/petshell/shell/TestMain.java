package petshell.shell;

import java.util.List;
import petshell.shell.call.ProcessEnvironment;
import petshell.shell.prompt.PromptStart;

/** The program with the test commands, for tests that need a process. */
public final class TestMain {
  private TestMain() {}

  public static void main(String[] arguments) {
    PetShell shell =
        new PetShell(ProcessEnvironment.ofProcess(), TestCommands::addTo, PromptStart::open);
    System.exit(shell.run(List.of(arguments)));
  }
}
