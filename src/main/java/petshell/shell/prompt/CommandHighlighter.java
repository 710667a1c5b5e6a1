package petshell.shell.prompt;

import java.util.List;
import java.util.Optional;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import petshell.shell.dispatch.AnnotatedCommand;
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.Signature;
import petshell.shell.line.ScriptLines;
import petshell.shell.line.WordScanner;
import petshell.shell.line.WordScanner.Word;

/** Colours a line while it is typed: what is known, what is not, and what is quoted. */
final class CommandHighlighter implements Highlighter {
  static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  static final AttributedStyle COMMAND = PLAIN.bold().foreground(AttributedStyle.CYAN);
  static final AttributedStyle OPTION = PLAIN.foreground(AttributedStyle.GREEN);
  static final AttributedStyle STRING = PLAIN.foreground(AttributedStyle.YELLOW);
  static final AttributedStyle WRONG = PLAIN.foreground(AttributedStyle.RED);
  static final AttributedStyle COMMENT = PLAIN.faint();

  private final CommandCatalog catalog;

  CommandHighlighter(CommandCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public AttributedString highlight(LineReader reader, String line) {
    if (!line.isBlank() && ScriptLines.isEmpty(line)) {
      return new AttributedString(line, COMMENT);
    }
    List<Word> words = WordScanner.scan(line);
    AttributedStringBuilder text = new AttributedStringBuilder();
    Optional<AnnotatedCommand> command =
        words.isEmpty() ? Optional.empty() : catalog.find(words.get(0).text());
    boolean optionsEnded = false;
    int position = 0;
    for (Word word : words) {
      boolean isLast = word.end() == line.length();
      boolean isFirst = position == 0 && text.toString().isBlank();
      text.append(line.substring(position, word.start()), PLAIN);
      String raw = line.substring(word.start(), word.end());
      optionsEnded = optionsEnded || (!isFirst && raw.equals("--"));
      AttributedStyle style =
          isFirst ? firstWord(word.text(), isLast) : word(command, raw, isLast, optionsEnded);
      text.append(raw, style);
      position = word.end();
    }
    return text.append(line.substring(position), PLAIN).toAttributedString();
  }

  private AttributedStyle firstWord(String word, boolean isStillTyped) {
    if (catalog.find(word).isPresent()) {
      return COMMAND;
    }
    boolean mayBecomeOne =
        isStillTyped
            && catalog.commands().stream().anyMatch(command -> command.getName().startsWith(word));
    return mayBecomeOne ? PLAIN : WRONG;
  }

  private static AttributedStyle word(
      Optional<AnnotatedCommand> command, String raw, boolean isStillTyped, boolean optionsEnded) {
    if (raw.startsWith("'") || raw.startsWith("\"")) {
      return STRING;
    }
    if (optionsEnded || command.isEmpty() || !raw.startsWith("-") || raw.length() == 1) {
      return PLAIN;
    }
    int equals = raw.indexOf('=');
    String name = equals < 0 ? raw : raw.substring(0, equals);
    Signature signature = command.get().signature();
    if (signature.knowsOption(name)) {
      return OPTION;
    }
    boolean mayBecomeOne = isStillTyped && equals < 0 && signature.hasOptionStartingWith(name);
    return mayBecomeOne || isNumber(raw) ? PLAIN : WRONG;
  }

  private static boolean isNumber(String raw) {
    return Character.isDigit(raw.charAt(1));
  }
}
