package petshell.shell.command;

import java.util.Optional;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import petshell.output.Console;
import petshell.output.Theme;
import petshell.shell.call.Call;
import petshell.shell.call.Results;
import petshell.shell.dispatch.AnnotatedCommand;
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.CommandHelp;
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
      alias = {"?", "\\?", ".help"},
      group = "Shell",
      description =
          """
          List the commands, or explain one.
          help all has a line for each command, help options explains the global options.
          """,
      help =
          """
          help
          help backfill
          help all
          help options
          """)
  void help(
      Call call,
      @Argument(index = 0, description = "a command, all or options") Optional<HelpTopic> topic) {
    String name = topic.map(HelpTopic::text).orElse("");
    Console console = call.console();
    Theme theme = console.theme();
    int width = console.facts().width();
    if (name.isEmpty()) {
      print(call, ProgramHelp.overview(catalog, theme, width));
    } else if (name.equals(ProgramHelp.ALL)) {
      print(call, ProgramHelp.all(catalog, theme, width));
    } else if (name.equals(ProgramHelp.OPTIONS)) {
      print(call, ProgramHelp.options(theme, width));
    } else {
      AnnotatedCommand command = command(name);
      String text = CommandHelp.of(command, theme, width);
      Results.printLines(call, HelpDocument.of(command), () -> console.out().print(text));
    }
  }

  private void print(Call call, String text) {
    Results.printLines(call, HelpDocument.of(catalog), () -> call.console().out().print(text));
  }

  private AnnotatedCommand command(String name) {
    return catalog.find(new StrictParser(catalog.registry()).command(name).getName()).orElseThrow();
  }
}
