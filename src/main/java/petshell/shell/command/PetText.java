package petshell.shell.command;

import petshell.output.Numbers;
import petshell.shell.line.Usage;

/** Texts about pets for messages and tables. */
final class PetText {
  private PetText() {}

  /** Returns {@code 1 pet}, or {@code 2 pets} and so on. */
  static String pets(long count) {
    return Numbers.grouped(count) + (count == 1 ? " pet" : " pets");
  }

  /**
   * Returns the error for pets that failed in a run that can be repeated.
   *
   * @param what what could not be done
   * @param count how many pets, 1 or more
   */
  static String failed(String what, long count) {
    return what + ": " + pets(count) + ": mend the cause, then run it again";
  }

  /** Returns the id, or two quotation marks for the empty one. */
  static String id(String id) {
    return id.isEmpty() ? Usage.quoted("") : id;
  }
}
