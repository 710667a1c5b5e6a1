package petshell.shell.prompt;

import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import petshell.shell.line.ScriptLines;
import petshell.shell.line.WordScanner;
import petshell.shell.option.GlobalOption;

/** Splits lines for JLine as {@link WordScanner} does, and asks for more after a backslash. */
final class PromptParser implements Parser {
  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    String lastLine = line.substring(line.lastIndexOf('\n') + 1);
    boolean accepts = context == ParseContext.ACCEPT_LINE;
    if (accepts
        && ScriptLines.isContinued(lastLine)
        && !ScriptLines.isEmpty(lastLine, GlobalOption::starts)) {
      throw new EOFError(-1, -1, "the line goes on");
    }
    return PromptLine.of(line, Math.max(0, Math.min(cursor, line.length())));
  }

  /** A backslash is mostly an ordinary character here; JLine must not take it away. */
  @Override
  public boolean isEscapeChar(char character) {
    return false;
  }
}
