package petshell.shell.dispatch;

import java.util.List;
import java.util.Locale;
import petshell.shell.call.Call;
import petshell.shell.option.ValueReader;

/** One parameter of a command's method. */
public sealed interface Parameter {
  /** The longest choice of words that is shown in the place of a value. */
  int WIDEST_CHOICE = 24;

  /** Takes the {@link Call} of the call. */
  record OfSession() implements Parameter {}

  /**
   * Takes an option.
   *
   * @param name its long name, without dashes
   * @param shortName its letter, or a blank for none
   * @param description what it does, for help
   * @param shape how often it is given
   * @param reader reads its values; not used for a flag
   * @param defaultValue the text of its default, empty for none
   */
  record OfOption(
      String name,
      char shortName,
      String description,
      Arity shape,
      ValueReader<?> reader,
      String defaultValue)
      implements Parameter {
    /** Returns the option with its dashes, and its value if it has one. */
    String synopsis() {
      return "--" + name + (shape == Arity.FLAG ? "" : " " + placeholder());
    }

    /** Returns what it does, with its values and its default where they are to be named. */
    String explanation() {
      boolean listsWords = shape != Arity.FLAG && !placeholder().equals(reader.placeholder());
      return Parameter.explanation(
          description, listsWords ? reader.words() : List.of(), defaultValue);
    }

    /** Many words are named once, behind the description. */
    private String placeholder() {
      boolean isLong = reader.isChoice() && reader.placeholder().length() > WIDEST_CHOICE;
      return isLong ? name.toUpperCase(Locale.ROOT) : reader.placeholder();
    }
  }

  /**
   * Takes a word that is no option.
   *
   * @param name its name in help, without angle brackets
   * @param description what it is, for help
   * @param index which of the words it takes, from 0; a list takes the rest
   * @param shape how often it is given; never a flag
   * @param reader reads its values
   * @param defaultValue the text of its default, empty for none
   */
  record OfArgument(
      String name,
      String description,
      int index,
      Arity shape,
      ValueReader<?> reader,
      String defaultValue)
      implements Parameter {
    /** Returns the argument as help shows it, such as {@code <id>...} or {@code [<id>]}. */
    String synopsis() {
      String one = "<" + name + ">" + (shape.isList() ? "..." : "");
      return shape.mustBeGiven() ? one : "[" + one + "]";
    }

    /** Returns what it is, with its values and its default where they are to be named. */
    String explanation() {
      return Parameter.explanation(
          description, reader.isChoice() ? reader.words() : List.of(), defaultValue);
    }
  }

  private static String explanation(String description, List<String> words, String defaultValue) {
    return description
        + (words.isEmpty() ? "" : ": " + String.join(", ", words))
        + (defaultValue.isEmpty() ? "" : " (default " + defaultValue + ")");
  }
}
