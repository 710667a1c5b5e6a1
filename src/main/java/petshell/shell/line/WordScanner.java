package petshell.shell.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a line into words. Blanks part words; single quotes keep everything as it is; double
 * quotes keep blanks, and in them a backslash keeps a following quotation mark or backslash;
 * elsewhere a backslash keeps a following blank or quotation mark and is an ordinary character
 * otherwise, as Windows paths need it. An SQL query behind {@code sql} needs no quotes: it is one
 * word, to the end of the line.
 */
public final class WordScanner {
  /**
   * One word of a command line.
   *
   * @param text the word without its quotes
   * @param start where it starts in the line
   * @param end where it ends in the line, exclusive
   * @param openQuote the quotation mark that is never closed, or {@link #CLOSED}
   * @param isRaw whether it is a query that goes to the end of the line, without quotes
   */
  public record Word(String text, int start, int end, char openQuote, boolean isRaw) {
    /** Means that no quotation mark is open. */
    public static final char CLOSED = '\0';

    /** Makes a word as all words are that are no raw queries. */
    public Word(String text, int start, int end, char openQuote) {
      this(text, start, end, openQuote, false);
    }

    /** Returns whether a quotation mark is never closed. */
    public boolean isOpen() {
      return openQuote != CLOSED;
    }
  }

  private final String line;
  private final Optional<Variables> variables;
  private final StringBuilder text = new StringBuilder();
  private int position;
  private char quote = Word.CLOSED;

  private WordScanner(String line, Optional<Variables> variables) {
    this.line = line;
    this.variables = variables;
  }

  /** Splits a line without replacing variables; the last word may have an open quotation mark. */
  public static List<Word> scan(String line) {
    return new WordScanner(line, Optional.empty()).words();
  }

  /**
   * Splits a line into what its words say.
   *
   * @throws petshell.store.PetShellException if a quotation mark is never closed or a variable is
   *     not set
   */
  public static List<String> read(String line, Variables variables) {
    List<Word> words = new WordScanner(line, Optional.of(variables)).words();
    for (Word word : words) {
      if (word.isOpen()) {
        throw Usage.error(
            "unclosed quotation mark: " + line.substring(word.start()),
            "close it with " + word.openQuote());
      }
    }
    return words.stream().map(Word::text).toList();
  }

  private List<Word> words() {
    List<Word> words = new ArrayList<>();
    skipBlanks();
    while (position < line.length()) {
      words.add(RawQuery.startsAt(line, position, words) ? rest() : word());
      skipBlanks();
    }
    return words;
  }

  private Word rest() {
    int start = position;
    position = line.length();
    return new Word(line.substring(start), start, position, Word.CLOSED, true);
  }

  private Word word() {
    int start = position;
    text.setLength(0);
    quote = Word.CLOSED;
    while (position < line.length() && !(quote == Word.CLOSED && isBlank(position))) {
      character();
    }
    return new Word(text.toString(), start, position, quote);
  }

  private void character() {
    char character = line.charAt(position);
    if (quote == Word.CLOSED && isQuote(character)) {
      quote = character;
      position++;
    } else if (quote != Word.CLOSED && character == quote) {
      quote = Word.CLOSED;
      position++;
    } else if (character == '\\' && keepsNext()) {
      text.append(line.charAt(position + 1));
      position += 2;
    } else if (character == '$' && quote != '\'' && variables.isPresent()) {
      variable(variables.get());
    } else {
      text.append(character);
      position++;
    }
  }

  private boolean keepsNext() {
    if (quote == '\'' || position + 1 >= line.length()) {
      return false;
    }
    char next = line.charAt(position + 1);
    return quote == '"' ? next == '"' || next == '\\' : isQuote(next) || isBlank(position + 1);
  }

  private void variable(Variables known) {
    if (line.startsWith("$${", position)) {
      text.append("${");
      position += 3;
    } else if (line.startsWith("${", position)) {
      int end = line.indexOf('}', position);
      String name = end < 0 ? "" : line.substring(position + 2, end);
      if (!Variables.isName(name)) {
        throw Usage.error(
            "not a variable: " + line.substring(position, end < 0 ? line.length() : end + 1),
            "write ${name}, or $${ for the characters themselves");
      }
      text.append(known.get(name));
      position = end + 1;
    } else {
      text.append('$');
      position++;
    }
  }

  private void skipBlanks() {
    while (position < line.length() && isBlank(position)) {
      position++;
    }
  }

  private boolean isBlank(int index) {
    return Character.isWhitespace(line.charAt(index));
  }

  private static boolean isQuote(char character) {
    return character == '\'' || character == '"';
  }
}
