package petshell.shell.command;

import petshell.shell.call.Call;
import petshell.store.Database;
import petshell.store.PetCounts;

/** The consent to what cannot be undone by a single command; on a large database, by its name. */
final class LargeLoss {
  private static final long FEW_PETS = 1_000;

  private LargeLoss() {}

  /**
   * Asks for it.
   *
   * @param question a question that can be answered with yes or no
   * @return whether it is given
   */
  static boolean isAccepted(Call call, Database database, String question) {
    boolean large =
        call.willAsk() && database.read(database.dao(PetCounts.class)::countRows) > FEW_PETS;
    return large ? call.confirmByName(question) : call.confirm(question);
  }
}
