package petshell.shell.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import petshell.shell.option.GlobalOption;

/** The page about all commands, as the program's own help describes them. */
final class CommandsPage {
  private static final String START =
      """
      # Commands

      All of this is what `petshell help COMMAND` prints. At the prompt the same commands are typed without `petshell`.

      """;

  private final CommandCatalog catalog;
  private final StringBuilder text = new StringBuilder(START);

  private CommandsPage(CommandCatalog catalog) {
    this.catalog = catalog;
  }

  /** Returns the page in Markdown. */
  static String of(CommandCatalog catalog) {
    CommandsPage page = new CommandsPage(catalog);
    page.addContents();
    catalog.commands().forEach(page::add);
    page.addGlobalOptions();
    return page.text.toString();
  }

  private void addContents() {
    Map<String, List<AnnotatedCommand>> groups =
        catalog.commands().stream()
            .collect(
                Collectors.groupingBy(
                    AnnotatedCommand::getGroup, LinkedHashMap::new, Collectors.toList()));
    groups.forEach(
        (group, commands) -> {
          text.append("**").append(group).append("**\n\n");
          commands.forEach(
              command ->
                  item(
                      "[" + command.getName() + "](#" + command.getName() + ")",
                      command.getDescription()));
          text.append('\n');
        });
    text.append("Global options, such as `--format`, are [below](#global-options).\n");
  }

  private void add(AnnotatedCommand command) {
    text.append("\n## ").append(command.getName()).append("\n\n");
    text.append(plain(String.join(" ", command.details()))).append("\n");
    code(List.of(CommandHelp.synopsis(command).replace(HelpPage.HARD_BLANK, ' ')));
    for (String alias : command.getAliases()) {
      text.append("\nAlso: `").append(alias).append("`\n");
    }
    List<Parameter.OfArgument> arguments = command.signature().arguments();
    if (!arguments.isEmpty()) {
      text.append("\nArguments:\n\n");
      arguments.forEach(one -> item("`" + one.synopsis() + "`", plain(one.explanation())));
    }
    if (!command.signature().options().isEmpty()) {
      text.append("\nOptions:\n\n");
      command.signature().options().forEach(this::option);
    }
    text.append("\nGlobal options: ")
        .append(
            command.usualOptions().stream()
                .map(option -> "`" + option.word() + "`")
                .collect(Collectors.joining(", ")))
        .append("\n\nChanges: ")
        .append(plain(CommandHelp.changes(command)))
        .append("\n\nExamples:\n");
    code(command.examples());
  }

  private void option(Parameter.OfOption option) {
    String letter = option.shortName() == ' ' ? "" : "`-" + option.shortName() + "`, ";
    item(letter + "`" + option.synopsis() + "`", plain(option.explanation()));
  }

  private void addGlobalOptions() {
    text.append("\n## Global options\n\nThey go on either side of the command.\n\n");
    for (GlobalOption option : GlobalOption.values()) {
      item("`" + option.synopsis() + "`", plain(option.description()));
    }
  }

  private void code(List<String> lines) {
    List<String> all = new ArrayList<>(List.of("", "```text"));
    all.addAll(lines);
    all.add("```");
    all.forEach(line -> text.append(line).append('\n'));
  }

  private void item(String term, String words) {
    text.append("- ").append(term).append(": ").append(words).append('\n');
  }

  /** Marks of Markdown and HTML in plain text mean themselves. */
  private static String plain(String words) {
    return words.replaceAll("([\\\\<*_`])", "\\\\$1");
  }
}
