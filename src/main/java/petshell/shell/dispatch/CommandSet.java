package petshell.shell.dispatch;

import java.util.Locale;
import java.util.Map;
import petshell.shell.ShellSetup;
import petshell.shell.command.ClearCommand;
import petshell.shell.command.CommandName;
import petshell.shell.command.CompletionCommand;
import petshell.shell.command.HelpCommand;
import petshell.shell.command.IncludeCommand;
import petshell.shell.command.OpenCommand;
import petshell.shell.command.QuitCommand;
import petshell.shell.command.ScriptCommand;
import petshell.shell.command.SystemShell;
import petshell.shell.command.VersionCommand;
import petshell.shell.option.Readers;

/**
 * The commands and what runs them.
 *
 * @param catalog the commands
 * @param runner runs one call
 * @param files runs command files
 */
public record CommandSet(CommandCatalog catalog, CommandRunner runner, FileRunner files) {
  /**
   * Puts it together. There is no Spring container: starting one costs 100 ms or more, and there is
   * nothing that it would have to find.
   *
   * @param setup the commands beside those that every shell has
   * @param environment the variables of the process
   * @throws IllegalArgumentException if a command makes no sense: a mistake in the program
   */
  public static CommandSet of(ShellSetup setup, Map<String, String> environment) {
    CommandCatalog catalog = new CommandCatalog();
    CommandRunner runner = new CommandRunner(catalog.registry());
    FileRunner files = new FileRunner(runner);
    String terminal = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
    setup
        .reader(
            CommandName.class,
            Readers.text("COMMAND")
                .map(CommandName::new)
                .completedByWords(() -> catalog.names())
                .completedBy(catalog::candidates))
        .reader(SystemShell.class, Readers.oneOf(SystemShell.class, SystemShell::text))
        .command(new HelpCommand(catalog))
        .command(new OpenCommand())
        .command(new CompletionCommand(catalog))
        .command(new ScriptCommand(files))
        .command(new IncludeCommand(files))
        .command(new ClearCommand(!terminal.equals("dumb")))
        .command(new VersionCommand())
        .command(new QuitCommand());
    for (Object command : setup.commands()) {
      catalog.add(AnnotatedCommand.of(command, setup.readers()));
    }
    return new CommandSet(catalog, runner, files);
  }
}
