package petshell.shell.call;

import java.util.Optional;

/** Asks whoever sits at the terminal. */
@FunctionalInterface
public interface Questions {
  /**
   * Asks once.
   *
   * @param question the question, with what may be answered; a blank follows
   * @return the answer, or empty where the input has ended or the user has left the question
   */
  Optional<String> ask(String question);

  /**
   * Asks once for what nobody is to see: it is not shown while it is typed, and not kept.
   *
   * @param question the question; a blank follows
   * @return the answer, or empty where there is none, or no way to ask like that
   */
  default Optional<String> askSecret(String question) {
    return Optional.empty();
  }
}
