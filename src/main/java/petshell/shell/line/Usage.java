package petshell.shell.line;

import petshell.store.PetShellException;

/** Makes the exceptions for words that make no sense. */
public final class Usage {
  private Usage() {}

  /**
   * Returns the exception to throw before anything is run.
   *
   * @param message what is wrong, with the word
   */
  public static PetShellException error(String message) {
    return new PetShellException(PetShellException.Kind.USAGE, message);
  }

  /**
   * Returns the exception to throw before anything is run.
   *
   * @param what what is wrong, with the word
   * @param hint what to do instead
   */
  public static PetShellException error(String what, String hint) {
    return new PetShellException(PetShellException.Kind.USAGE, what, hint);
  }

  /** Returns the same exception with the name of the command before what is wrong. */
  public static PetShellException of(String command, PetShellException problem) {
    return new PetShellException(
        problem.kind(), command + ": " + problem.problem(), problem.hint().orElse(null));
  }

  /** Returns the exception for an option or argument whose value is not allowed. */
  public static PetShellException wrongValue(String name, String text, String allowed) {
    return error("wrong value for " + name + ": " + quoted(text), "give " + allowed);
  }

  /** Returns the exception for an option without its value. */
  public static PetShellException missingValue(String name, String allowed) {
    return error("missing value for " + name, "give " + allowed);
  }

  /** Returns the exception for an option that may be given only once. */
  public static PetShellException givenTwice(String name) {
    return error("given twice: " + name, "give it once");
  }

  /** Returns the exception for an option with a value that has none. */
  public static PetShellException takesNoValue(String name, String text) {
    return error(name + " takes no value: " + quoted(text), "leave it out");
  }

  /** Returns the word in double quotes, for messages. */
  public static String quoted(String word) {
    return '"' + word + '"';
  }
}
