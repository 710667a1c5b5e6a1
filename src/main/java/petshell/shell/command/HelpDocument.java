package petshell.shell.command;

import java.util.Arrays;
import java.util.List;
import petshell.shell.dispatch.AnnotatedCommand;
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.CommandHelp;
import petshell.shell.dispatch.OfferedOption;
import petshell.shell.option.GlobalOption;
import petshell.shell.option.ValueReader;

/** The help as JSON shows it. */
final class HelpDocument {
  /**
   * The whole program.
   *
   * @param commands every command
   * @param options the global options
   */
  record OfProgram(List<OfCommand> commands, List<OfOption> options) {}

  /**
   * A command.
   *
   * @param synopsis the name with all that it takes
   * @param summary what it does, in a sentence
   * @param description all of it
   * @param options its own options
   */
  record OfCommand(
      String name,
      List<String> aliases,
      String group,
      String synopsis,
      String summary,
      String description,
      List<OfOption> options,
      String changes,
      boolean destructive,
      List<String> examples) {}

  /**
   * An option.
   *
   * @param names its words, the long one first
   * @param value the placeholder of its value; empty for a flag
   */
  record OfOption(List<String> names, String value, String description) {}

  private HelpDocument() {}

  static OfProgram of(CommandCatalog catalog) {
    return new OfProgram(
        catalog.commands().stream().map(HelpDocument::of).toList(),
        Arrays.stream(GlobalOption.values())
            .map(option -> option(OfferedOption.of(option)))
            .toList());
  }

  static OfCommand of(AnnotatedCommand command) {
    return new OfCommand(
        command.getName(),
        command.getAliases(),
        command.getGroup(),
        CommandHelp.synopsis(command),
        command.getDescription(),
        String.join(" ", command.details()),
        OfferedOption.own(command).stream().map(HelpDocument::option).toList(),
        CommandHelp.changes(command),
        command.isDestructive(),
        command.examples());
  }

  private static OfOption option(OfferedOption option) {
    return new OfOption(
        option.names(),
        option.reader().map(ValueReader::placeholder).orElse(""),
        option.description());
  }
}
