package petshell.shell;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the text that the system hands over at the start arrived as it was: the words
 * of the command line, variables and the names of folders. Java reads all of it in the character
 * set of the locale, and what is not in that set is lost before the program starts.
 *
 * @param encoding the character set in which Java reads names
 * @param variables the character set in which Java reads variables
 * @param windows whether the system is Windows, whose names do not depend on it
 * @param commandLine the file with the bytes of the command line, which need not be there; never
 *     null
 */
record SystemText(String encoding, String variables, boolean windows, Path commandLine) {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final String LOST = "\uFFFD";
  private static final List<String> NAMES_OF_FILES =
      List.of("PETSHELL_DB", "DATABASE_URL", "HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME");

  /** Returns how this process reads it. */
  static SystemText ofProcess() {
    String encoding = System.getProperty("sun.jnu.encoding", UTF_8);
    boolean readsVariablesAsFiles = Runtime.version().feature() < 18;
    return new SystemText(
        encoding,
        readsVariablesAsFiles ? System.getProperty("file.encoding", UTF_8) : encoding,
        System.getProperty("os.name", "").startsWith("Windows"),
        Path.of("/proc/self/cmdline"));
  }

  /**
   * Says what was lost.
   *
   * @param words the words of the command line as they arrived
   * @param environment the variables as they arrived
   * @param folder the working folder as it arrived
   * @return the message for the user; empty where all is well
   */
  Optional<String> complaint(List<String> words, Map<String, String> environment, String folder) {
    if (words.stream().anyMatch(SystemText::isNotAscii) && !arrived(words)) {
      return Optional.of(
          encoding.equals(UTF_8)
              ? "the words of the command line are not UTF-8 text: "
                  + words.stream().filter(word -> word.contains(LOST)).findFirst().orElse("")
                  + ": nothing was run; type them in UTF-8, and rename files whose names are not"
              : lost("the words of the command line"));
    }
    Optional<String> variable =
        NAMES_OF_FILES.stream()
            .filter(name -> isLost(environment.get(name), variables))
            .findFirst();
    return variable
        .map(name -> lost("the variable " + name))
        .or(
            () ->
                isLost(folder, encoding)
                    ? Optional.of(lost("the working folder"))
                    : Optional.empty());
  }

  private String lost(String what) {
    return what
        + " cannot be read, because this locale is not installed or is none of UTF-8: "
        + (encoding.equals(UTF_8) ? variables : encoding)
        + ": nothing was run; start petshell by its launcher, or with LC_ALL=C.UTF-8";
  }

  private boolean isLost(@Nullable String text, String readIn) {
    return !windows
        && text != null
        && isNotAscii(text)
        && !(encoding.equals(UTF_8) && readIn.equals(UTF_8));
  }

  /** On Linux the system itself knows what was typed. */
  private boolean arrived(List<String> words) {
    try {
      return typed(words.size()).equals(words);
    } catch (CharacterCodingException notUtf8) {
      return false;
    } catch (IOException | IndexOutOfBoundsException notLinux) {
      return (windows || encoding.equals(UTF_8))
          && words.stream().noneMatch(word -> word.contains(LOST));
    }
  }

  private List<String> typed(int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(commandLine));
    // Each word ends with a NUL.
    List<String> all =
        List.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString().split("\0", -1));
    return all.subList(all.size() - 1 - count, all.size() - 1);
  }

  private static boolean isNotAscii(String text) {
    return text.chars().anyMatch(character -> character > 0x7F);
  }
}
