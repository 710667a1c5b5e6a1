package petshell.shell.command;

import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import petshell.shell.call.Call;
import petshell.shell.completion.BashCompletion;
import petshell.shell.completion.CompletionModel;
import petshell.shell.completion.ZshCompletion;
import petshell.shell.dispatch.CommandCatalog;

/** Prints a script with which the system's shell completes petshell's commands. */
final class CompletionCommand {
  private final CommandCatalog catalog;

  /**
   * Makes the command.
   *
   * @param catalog the commands, which need not all be there yet
   */
  CompletionCommand(CommandCatalog catalog) {
    this.catalog = catalog;
  }

  @Command(
      name = "completion",
      group = "Shell",
      description =
          """
          Prints a script with which bash or zsh completes petshell's commands.
          The shell reads it when it starts; see the README for where to put it.
          """,
      help =
          """
          completion bash
          completion zsh
          """)
  void completion(Call call, @Argument(index = 0, description = "the shell") SystemShell shell) {
    call.console().out().print(script(shell));
  }

  private String script(SystemShell shell) {
    CompletionModel model = CompletionModel.of(catalog);
    return switch (shell) {
      case BASH -> BashCompletion.script(model);
      case ZSH -> ZshCompletion.script(model);
    };
  }
}
