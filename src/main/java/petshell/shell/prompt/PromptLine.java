package petshell.shell.prompt;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import petshell.job.saved.Quoting;
import petshell.shell.line.WordScanner;
import petshell.shell.line.WordScanner.Word;

/**
 * A line at the prompt, split up to the cursor, as JLine's completion needs it. The words behind
 * the cursor are left out: they do not change what fits there.
 */
public final class PromptLine implements CompletingParsedLine {
  private final String line;
  private final int cursor;
  private final List<String> words;
  private final Word current;

  private PromptLine(String line, int cursor, List<String> words, Word current) {
    this.line = line;
    this.cursor = cursor;
    this.words = words;
    this.current = current;
  }

  /**
   * Parses a line.
   *
   * @param line what was typed
   * @param cursor the index of the cursor in it, from 0 to its length
   */
  public static PromptLine of(String line, int cursor) {
    List<Word> scanned = WordScanner.scan(line.substring(0, cursor));
    boolean isInWord =
        !scanned.isEmpty()
            && (last(scanned).isOpen() || last(scanned).end() == cursor)
            && cursor > 0;
    Word current = isInWord ? last(scanned) : new Word("", cursor, cursor, Word.CLOSED);
    List<Word> before = isInWord ? scanned.subList(0, scanned.size() - 1) : scanned;
    List<String> words = new ArrayList<>(before.stream().map(Word::text).toList());
    words.add(current.text());
    return new PromptLine(line, cursor, List.copyOf(words), current);
  }

  private static Word last(List<Word> words) {
    return words.get(words.size() - 1);
  }

  @Override
  public String word() {
    return current.text();
  }

  @Override
  public int wordCursor() {
    return current.text().length();
  }

  @Override
  public int wordIndex() {
    return words.size() - 1;
  }

  @Override
  public List<String> words() {
    return words;
  }

  @Override
  public String line() {
    return line;
  }

  @Override
  public int cursor() {
    return cursor;
  }

  @Override
  public int rawWordCursor() {
    return cursor - current.start();
  }

  @Override
  public int rawWordLength() {
    return rawWordCursor();
  }

  @Override
  public CharSequence escape(CharSequence candidate, boolean complete) {
    String word = candidate.toString();
    if (!complete && word.equals(current.text())) {
      // JLine deletes so many characters before it writes a whole word in their place.
      return line.substring(current.start(), cursor);
    }
    if (current.isRaw()) {
      return word;
    }
    String quoted =
        current.isOpen() && current.openQuote() == '"'
            ? '"' + Quoting.inDoubleQuotes(word) + '"'
            : Quoting.quote(word);
    boolean isQuoted = !quoted.equals(word);
    return complete || !isQuoted ? quoted : quoted.substring(0, quoted.length() - 1);
  }
}
