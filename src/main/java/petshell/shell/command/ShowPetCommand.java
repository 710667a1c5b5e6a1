package petshell.shell.command;

import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import petshell.job.look.PetLookup;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.completion.PetNames;

/** Shows one pet whole. */
final class ShowPetCommand {
  private final PetNames names;

  /**
   * Makes the command.
   *
   * @param names notes the pets that are shown
   */
  ShowPetCommand(PetNames names) {
    this.names = names;
  }

  @Command(
      name = "show-pet",
      group = "Look",
      description = "Show everything about one pet.",
      help =
          """
          show-pet 9e38b61f-07a2-4002-800e-00037b9ce711
          show-pet 9e38
          """)
  void showPet(
      Call call, @Argument(index = 0, description = "the pet's id, or a unique prefix") PetId id) {
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      PetLookup.Found found = new PetLookup(opened.database()).require(id.text());
      names.note(found.pet().id(), found.pet().name());
      PetScreen.print(call, opened.database(), found);
    }
  }
}
