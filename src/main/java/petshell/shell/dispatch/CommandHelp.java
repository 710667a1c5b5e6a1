package petshell.shell.dispatch;

import java.util.ArrayList;
import java.util.List;
import petshell.shell.option.GlobalOption;

/** Writes what help says about one command. */
final class CommandHelp {
  private CommandHelp() {}

  static String of(AnnotatedCommand command) {
    StringBuilder text = new StringBuilder(synopsis(command)).append("\n\n");
    command.details().forEach(line -> text.append(line).append('\n'));
    for (String alias : command.getAliases()) {
      text.append("It is also called ").append(alias).append(".\n");
    }
    if (!command.signature().arguments().isEmpty()) {
      text.append("\nArguments\n").append(arguments(command.signature()));
    }
    text.append("\nOptions\n").append(options(command));
    text.append("\nChanges: ")
        .append(command.changes().map(Changes::value).orElse("nothing"))
        .append('\n');
    text.append("\nExamples\n");
    command.examples().forEach(example -> text.append("  ").append(example).append('\n'));
    return text.toString();
  }

  /** Returns the command with all that it takes, in one line. */
  static String synopsis(AnnotatedCommand command) {
    List<String> words = new ArrayList<>(List.of(command.getName()));
    for (Parameter parameter : command.signature().parameters()) {
      if (parameter instanceof Parameter.OfArgument argument) {
        words.add(argument.synopsis());
      } else if (parameter instanceof Parameter.OfOption option) {
        words.add(option.shape().mustBeGiven() ? option.synopsis() : "[" + option.synopsis() + "]");
      }
    }
    return String.join(" ", words);
  }

  private static HelpList arguments(Signature signature) {
    HelpList list = new HelpList();
    for (Parameter.OfArgument argument : signature.arguments()) {
      list.add(argument.synopsis(), argument.description() + defaultOf(argument.defaultValue()));
    }
    return list;
  }

  private static HelpList options(AnnotatedCommand command) {
    HelpList list = new HelpList();
    for (Parameter.OfOption option : command.signature().options()) {
      String letter = option.shortName() == ' ' ? "" : "-" + option.shortName() + ", ";
      list.add(letter + option.synopsis(), option.description() + defaultOf(option.defaultValue()));
    }
    for (GlobalOption option : command.usualOptions()) {
      list.add(option.synopsis(), option.description());
    }
    return list;
  }

  private static String defaultOf(String value) {
    return value.isEmpty() ? "" : " (default " + value + ")";
  }
}
