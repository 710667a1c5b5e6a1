package petshell.shell;

import java.util.List;
import java.util.Map;

/**
 * The words of the command line that hold a password. The launcher hands them over by variables,
 * since everybody can read the words with which a process was started.
 */
public final class HiddenWords {
  private static final String PLACEHOLDER = "petshell-word-";
  private static final String VARIABLE = "PETSHELL_WORD_";

  private HiddenWords() {}

  /**
   * Returns the words as they were typed.
   *
   * @param words those of the process
   * @param environment its variables
   */
  public static List<String> shown(List<String> words, Map<String, String> environment) {
    return words.stream().map(word -> shown(word, environment)).toList();
  }

  private static String shown(String word, Map<String, String> environment) {
    return word.startsWith(PLACEHOLDER)
        ? environment.getOrDefault(VARIABLE + word.substring(PLACEHOLDER.length()), word)
        : word;
  }
}
