package petshell.shell.command;

import java.io.PrintWriter;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import petshell.shell.call.Call;
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.ProgramHelp;
import petshell.shell.dispatch.StrictParser;

/** Shows what there is. */
final class HelpCommand {
  private final CommandCatalog catalog;

  HelpCommand(CommandCatalog catalog) {
    this.catalog = catalog;
  }

  @Command(
      name = "help",
      group = "Shell",
      description = "Shows all commands, or all about one command.",
      help =
          """
          help
          help backfill
          """)
  void help(
      Call call, @Argument(index = 0, description = "the command") Optional<CommandName> command) {
    PrintWriter out = call.console().out();
    if (command.isPresent()) {
      out.print(new StrictParser(catalog.registry()).command(command.get().text()).getHelp());
    } else {
      out.print(ProgramHelp.of(catalog));
    }
  }
}
