package petshell.shell.command;

import petshell.job.Ids;
import petshell.output.Numbers;
import petshell.shell.call.Call;
import petshell.shell.call.ErrorReport;
import petshell.shell.call.ExitCode;
import petshell.shell.line.Usage;
import petshell.store.PetName;

/** Texts about pets for messages and tables. */
final class PetText {
  private PetText() {}

  /** Returns {@code 1 pet}, or {@code 2 pets} and so on. */
  static String pets(long count) {
    return Numbers.counted(count, "pet");
  }

  /**
   * Prints the error for pets that failed in a run that can be repeated.
   *
   * @param what what could not be done
   * @param count how many pets, 1 or more
   * @return the end of the command
   */
  static ExitCode failed(Call call, String what, long count) {
    return ErrorReport.failed(call, pets(count) + " " + what, "fix the cause and run it again");
  }

  /**
   * Returns which pet a prefix stands for.
   *
   * @param prefix what was typed
   * @param pet the one pet whose id starts with it
   */
  static String chosen(String prefix, PetName pet) {
    return Ids.quoted(prefix) + " is " + pet.id() + " (" + Ids.shortened(pet.name()) + ").";
  }

  /** Returns the id, or two quotation marks for the empty one. */
  static String id(String id) {
    return id.isEmpty() ? Usage.quoted("") : id;
  }
}
