package petshell.shell;

import java.util.Optional;
import org.jline.utils.AttributedString;

/** Writes the prompt. It is asked before every line, so it must answer at once. */
@FunctionalInterface
interface PromptText {
  /** Returns the prompt, a blank at its end included. */
  AttributedString prompt();

  /** Returns the line shown when the prompt starts, if any. */
  default Optional<String> greeting() {
    return Optional.empty();
  }
}
