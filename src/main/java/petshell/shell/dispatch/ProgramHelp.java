package petshell.shell.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import petshell.shell.option.GlobalOption;

/** Writes what help says about the whole program. */
public final class ProgramHelp {
  private static final String USAGE =
      """
      petshell: gives every pet of the web app's database its visual traits

      Usage
        petshell [OPTION...] COMMAND [WORD...]   runs one command
        petshell [OPTION...] --file FILE         runs a command file
        petshell [OPTION...]                     starts the prompt, on a terminal
      """;

  private ProgramHelp() {}

  /** Returns the help of the whole program, as lines that end with a line feed. */
  public static String of(CommandCatalog catalog) {
    StringBuilder text = new StringBuilder(USAGE);
    byGroup(catalog).forEach((group, commands) -> appendGroup(text, group, commands));
    text.append("\nOptions, before the command; --format, --yes and --quiet also after it\n");
    HelpList options = new HelpList();
    for (GlobalOption option : GlobalOption.values()) {
      options.add(option.synopsis(), option.description());
    }
    text.append(options);
    return text.append("\nhelp COMMAND, or COMMAND --help, tells all about one command.\n")
        .toString();
  }

  private static Map<String, List<AnnotatedCommand>> byGroup(CommandCatalog catalog) {
    Map<String, List<AnnotatedCommand>> groups = new LinkedHashMap<>();
    for (AnnotatedCommand command : catalog.commands()) {
      groups.computeIfAbsent(command.getGroup(), group -> new ArrayList<>()).add(command);
    }
    return groups;
  }

  private static void appendGroup(
      StringBuilder text, String group, List<AnnotatedCommand> commands) {
    text.append('\n').append(group).append('\n');
    for (AnnotatedCommand command : commands) {
      text.append("  ").append(CommandHelp.synopsis(command)).append('\n');
      text.append("      ").append(command.getDescription()).append('\n');
      command.examples().stream()
          .limit(1)
          .forEach(example -> text.append("      Example: ").append(example).append('\n'));
    }
  }
}
