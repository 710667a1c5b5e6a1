package petshell.shell.prompt;

import java.util.Objects;
import org.jline.keymap.KeyMap;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;

/**
 * The answer of a slow terminal to what JLine asked it at the start, such as {@code ESC [ ? 1 ; 2
 * c}. It comes when nobody waits for it any more, and must not be taken for typed letters.
 */
final class LateAnswer {
  private static final String START = KeyMap.esc() + "[?";
  private static final String WIDGET = "swallow-late-answer";

  private LateAnswer() {}

  /** Has a reader leave such answers out; no key sends what starts so. */
  static void swallow(LineReader reader) {
    if (reader instanceof LineReaderImpl impl) {
      reader.getWidgets().put(WIDGET, () -> swallowRest(impl));
      Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN))
          .bind(new Reference(WIDGET), START);
    }
  }

  private static boolean swallowRest(LineReaderImpl reader) {
    int next = reader.readCharacter();
    while (isParameter(next)) {
      next = reader.readCharacter();
    }
    return true;
  }

  /** Digits and separators go on; a letter, and the end of input, is the last. */
  private static boolean isParameter(int character) {
    return character >= ' ' && character < '@';
  }
}
