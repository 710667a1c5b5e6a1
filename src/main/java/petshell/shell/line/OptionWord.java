package petshell.shell.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One word of a command line and what it is. This is the grammar of options, for all who read a
 * line, complete it or show it:
 *
 * <ul>
 *   <li>A dash with more behind it makes an option, until {@code --} ends the options.
 *   <li>An option with two dashes may hold its value behind an equals sign.
 *   <li>An option that takes a value and does not hold it takes the next word, which may start with
 *       one dash, as {@code -5} does, but not with two.
 *   <li>All other words are arguments.
 * </ul>
 *
 * @param kind what the word is
 * @param text the word without its quotes
 * @param value of an option what it holds or, as it takes a value, the next word; else empty
 */
public record OptionWord(Kind kind, String text, Optional<String> value) {
  /** Ends the options. */
  public static final String END = "--";

  /** What a word can be. */
  public enum Kind {
    /** An option, known or not. */
    OPTION,
    /** The value of the option before it. */
    VALUE,
    /** The word that ends the options. */
    END,
    /** Any other word. */
    ARGUMENT
  }

  /**
   * Returns what the words are.
   *
   * @param words the words without their quotes, from the first one that may be an option
   * @param takesValue whether the option of a name, dashes included, takes a value; false for an
   *     unknown one
   * @return as many words
   */
  public static List<OptionWord> read(List<String> words, Predicate<String> takesValue) {
    List<OptionWord> read = new ArrayList<>();
    boolean ended = false;
    while (read.size() < words.size()) {
      String word = words.get(read.size());
      if (ended || !isOption(word)) {
        read.add(argument(word));
      } else if (word.equals(END)) {
        read.add(new OptionWord(Kind.END, word, Optional.empty()));
        ended = true;
      } else {
        List<String> behind = words.subList(read.size() + 1, words.size());
        option(word, behind, takesValue, read);
      }
    }
    return List.copyOf(read);
  }

  private static void option(
      String word, List<String> behind, Predicate<String> takesValue, List<OptionWord> read) {
    int equals = equalsSign(word);
    if (equals >= 0) {
      read.add(new OptionWord(Kind.OPTION, word, Optional.of(word.substring(equals + 1))));
    } else if (takesValue.test(word) && !behind.isEmpty() && mayBeValue(behind.get(0))) {
      read.add(new OptionWord(Kind.OPTION, word, Optional.of(behind.get(0))));
      read.add(new OptionWord(Kind.VALUE, behind.get(0), Optional.empty()));
    } else {
      read.add(new OptionWord(Kind.OPTION, word, Optional.empty()));
    }
  }

  /** Returns a word that is an argument whatever it looks like. */
  public static OptionWord argument(String text) {
    return new OptionWord(Kind.ARGUMENT, text, Optional.empty());
  }

  /** Returns the name of the option, dashes included; of another word all of it. */
  public String name() {
    return holdsValue() ? text.substring(0, equalsSign(text)) : text;
  }

  /** Returns whether the word is an option with its value after an equals sign. */
  public boolean holdsValue() {
    return kind == Kind.OPTION && equalsSign(text) >= 0;
  }

  /** Returns whether a word is an option, or ends them, where one is allowed. */
  public static boolean isOption(String word) {
    return word.length() > 1 && word.startsWith("-");
  }

  /** Returns whether a word may be the value of the option before it. */
  public static boolean mayBeValue(String word) {
    return !word.startsWith("--");
  }

  private static int equalsSign(String word) {
    return word.startsWith("--") ? word.indexOf('=') : -1;
  }
}
