package petshell.shell.call;

import java.util.Locale;
import petshell.output.SafeText;
import petshell.store.PetShellException;

/**
 * The user's consent to what a command is about to do.
 *
 * @param call the command's call
 */
record Confirmation(Call call) {
  private static final int MOST_QUESTIONS = 3;

  /**
   * Asks for it until the answer is yes or no, three times at most.
   *
   * @param question a question that can be answered with yes or no
   * @return whether the answer is yes
   * @throws PetShellException of the kind REFUSED if there is no terminal to ask at, or the command
   *     comes from a command file
   */
  boolean isGiven(String question) {
    requireAsking();
    for (int asked = 0; asked < MOST_QUESTIONS; asked++) {
      String answer = call.readInput(question + " [y/N]").strip().toLowerCase(Locale.ROOT);
      switch (answer) {
        case "y", "yes" -> {
          return true;
        }
        case "", "n", "no" -> {
          return false;
        }
        default -> call.console().warning("please answer y or n");
      }
    }
    return false;
  }

  /**
   * Asks for it once, by the name of what is changed; any other answer is a no.
   *
   * @param question what is about to be done
   * @param name what has to be typed, as it is shown
   * @return whether it was typed
   * @throws PetShellException as {@link #isGiven}
   */
  boolean isNamed(String question, String name) {
    requireAsking();
    String shown = SafeText.of(name).strip();
    return call.readInput(question + " Type " + shown + " to continue:").strip().equals(shown);
  }

  private void requireAsking() {
    if (!call.willAsk()) {
      throw new PetShellException(
          PetShellException.Kind.REFUSED,
          call.commandLine() + " needs confirmation",
          "add --yes to run it here");
    }
  }
}
