package petshell.shell.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import petshell.output.Theme;
import petshell.shell.dispatch.HelpPage.Item;
import petshell.shell.option.GlobalOption;

/** Writes what help says about one command. */
public final class CommandHelp {
  private static final int INDENT = 2;

  private CommandHelp() {}

  /**
   * Returns the help of a command, as lines that end with a line feed.
   *
   * @param theme which styles may be used
   * @param width the columns of the terminal
   */
  public static String of(AnnotatedCommand command, Theme theme, int width) {
    HelpPage page = new HelpPage(theme, width);
    page.titled(command.getName(), command.getName().length() + 1, parameters(command)).gap();
    page.paragraph(command.getDescription());
    String more = String.join(" ", command.details().stream().skip(1).toList());
    if (!more.isEmpty()) {
      page.paragraph(more);
    }
    Signature signature = command.signature();
    if (!signature.arguments().isEmpty()) {
      page.heading("Arguments")
          .list(
              signature.arguments().stream()
                  .map(one -> new Item(one.synopsis(), one.explanation()))
                  .toList());
    }
    if (!signature.options().isEmpty()) {
      page.heading("Options").list(signature.options().stream().map(CommandHelp::item).toList());
    }
    return ending(page.gap(), command).toString();
  }

  private static HelpPage ending(HelpPage page, AnnotatedCommand command) {
    if (!command.getAliases().isEmpty()) {
      page.titled("Also:", INDENT, String.join("  ", command.getAliases()));
    }
    page.titled("Global options:", INDENT, usualOptions(command) + " (help options)");
    page.titled("Changes:", INDENT, changes(command));
    return page.heading("Examples").lines(command.examples());
  }

  /** Returns the command with all that it takes. */
  public static String synopsis(AnnotatedCommand command) {
    return (command.getName() + " " + parameters(command)).strip();
  }

  /** Returns what the command can change, in a line. */
  public static String changes(AnnotatedCommand command) {
    return command.changes().map(Changes::value).orElse("nothing").strip().replace('\n', ' ');
  }

  private static String parameters(AnnotatedCommand command) {
    List<String> words = new ArrayList<>();
    for (Parameter parameter : command.signature().parameters()) {
      if (parameter instanceof Parameter.OfArgument argument) {
        words.add(argument.synopsis());
      } else if (parameter instanceof Parameter.OfOption option) {
        words.add(option.shape().mustBeGiven() ? option.synopsis() : "[" + option.synopsis() + "]");
      }
    }
    // A blank within one of them is no place to break the line at.
    return words.stream()
        .map(word -> word.replace(' ', HelpPage.HARD_BLANK))
        .collect(Collectors.joining(" "));
  }

  private static Item item(Parameter.OfOption option) {
    String letter = option.shortName() == ' ' ? "" : "-" + option.shortName() + ", ";
    return new Item(letter + option.synopsis(), option.explanation());
  }

  private static String usualOptions(AnnotatedCommand command) {
    return command.usualOptions().stream().map(GlobalOption::word).collect(Collectors.joining(" "));
  }
}
