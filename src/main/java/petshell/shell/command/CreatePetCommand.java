package petshell.shell.command;

import java.security.SecureRandom;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.change.CreatePet;
import petshell.job.look.PetLookup;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.dispatch.Changes;

/** Creates a pet. */
final class CreatePetCommand {
  @Command(
      name = "create-pet",
      group = "Change",
      description =
          """
          Create a pet as the web app does, with traits.
          All of it is one transaction.
          """,
      help =
          """
          create-pet Milo --owner user7@example.test
          create-pet "Milo the Second" --owner 9e3817e8-03d1-4001-8007-0003119300aa
          """)
  @Changes("Adds one row to \"Pet\" and up to seven to \"PetTrait\".")
  void createPet(
      Call call,
      @Argument(index = 0, description = "the pet's name") String name,
      @Option(longName = "owner", description = "the owner's id or email", required = true)
          OwnerName owner) {
    try (OpenedDatabase opened = OpenedDatabase.readWrite(call)) {
      CreatePet.Created created =
          new CreatePet(opened.operation("create-pet"), new SecureRandom(), name, owner.idOrEmail())
              .run();
      PetScreen.print(
          call, opened.database(), new PetLookup(opened.database()).require(created.pet().id()));
    }
  }
}
