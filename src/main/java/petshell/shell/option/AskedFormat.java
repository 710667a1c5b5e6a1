package petshell.shell.option;

import java.util.List;
import petshell.output.Format;
import petshell.shell.line.OptionWord;

/** The format that a call asks for, read from its words even where they make no sense otherwise. */
public final class AskedFormat {
  private AskedFormat() {}

  /**
   * Returns the options with the format that the words ask for, so that an error in them is printed
   * as whoever reads it expects.
   *
   * @param options those known before
   * @param words of the call, in any order
   * @return the same options where the words name no format, or one that does not exist
   */
  public static GlobalOptions of(GlobalOptions options, List<String> words) {
    String name = GlobalOption.FORMAT.word();
    return OptionWord.read(words, name::equals).stream()
        .filter(word -> word.kind() == OptionWord.Kind.OPTION && word.name().equals(name))
        .flatMap(word -> word.value().stream())
        .filter(text -> Readers.oneOf(Format.class, Format::text).read(text).isPresent())
        .findFirst()
        .map(text -> options.overlaidBy(GlobalOptions.none().with(GlobalOption.FORMAT, text)))
        .orElse(options);
  }
}
