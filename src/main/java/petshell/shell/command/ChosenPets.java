package petshell.shell.command;

import java.util.ArrayList;
import java.util.List;
import petshell.job.look.PetIds;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.store.PetName;

/** The pets that are named on a command line. */
final class ChosenPets {
  private ChosenPets() {}

  /** Returns their whole ids, and says which ones are meant where only prefixes are given. */
  static List<String> of(Call call, OpenedDatabase opened, List<PetId> ids) {
    PetIds lookup = new PetIds(opened.database());
    List<String> chosen = new ArrayList<>();
    for (PetId given : ids) {
      PetName found = lookup.require(given.text());
      if (!found.id().equals(given.text())) {
        call.console().message(PetText.chosen(given.text(), found));
      }
      chosen.add(found.id());
    }
    return chosen;
  }
}
