package petshell.shell.prompt;

import java.util.Optional;
import org.jline.utils.AttributedString;
import petshell.shell.option.GlobalOptions;

/** Writes the prompt. It is asked before every line, so it must answer at once. */
@FunctionalInterface
public interface PromptText {
  /**
   * Returns the prompt, a blank at its end included.
   *
   * @param options the global options in effect
   * @param columns how wide the terminal is
   */
  AttributedString prompt(GlobalOptions options, int columns);

  /** Returns the line shown when the prompt starts, if any. */
  default Optional<String> greeting() {
    return Optional.empty();
  }

  /**
   * Starts to find out in the background what the prompt will show.
   *
   * @param whenDone is run on another thread when {@link #prompt} may have changed
   */
  default void look(Runnable whenDone) {}

  /** Ends that, before a command runs which it might disturb. */
  default void rest() {}
}
