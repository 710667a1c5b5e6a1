package petshell.shell.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionWordTest {
  private static final Set<String> WITH_VALUE = Set.of("--batch", "-b");

  /** Behind each word is what it is, and behind an option its value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a b | a b
          --batch 10 a | --batch:option=10 10:value a
          -b 10 | -b:option=10 10:value
          --batch -5 | --batch:option=-5 -5:value
          --batch - | --batch:option=- -:value
          --batch --quiet | --batch:option --quiet:option
          --batch -- a | --batch:option --:end a
          --batch | --batch:option
          --batch=10 a | --batch=10:option=10 a
          --batch= a | --batch=:option= a
          --batch=--quiet | --batch=--quiet:option=--quiet
          --batch=a=b | --batch=a=b:option=a=b
          -b=10 a | -b=10:option a
          --quiet a | --quiet:option a
          --quiet=a | --quiet=a:option=a
          --unknown a -5 | --unknown:option a -5:option
          a - b | a - b
          a -- --quiet -5 -- | a --:end --quiet -5 --
          --- --= | ---:option --=:option=
          """)
  void aWordIsAnOptionOrItsValueOrAnArgument(String line, String expected) {
    List<String> words = List.of(line.split(" "));
    assertEquals(
        expected,
        OptionWord.read(words, WITH_VALUE::contains).stream()
            .map(OptionWordTest::shown)
            .collect(Collectors.joining(" ")));
  }

  @Test
  void theNameOfAnOptionEndsBeforeItsValue() {
    List<OptionWord> read =
        OptionWord.read(List.of("--batch=a=b", "-b=1", "c=d"), WITH_VALUE::contains);
    assertEquals(List.of("--batch", "-b=1", "c=d"), read.stream().map(OptionWord::name).toList());
    assertEquals(List.of(true, false, false), read.stream().map(OptionWord::holdsValue).toList());
  }

  private static String shown(OptionWord word) {
    return switch (word.kind()) {
      case OPTION -> word.text() + ":option" + word.value().map(text -> "=" + text).orElse("");
      case VALUE -> word.text() + ":value";
      case END -> word.text() + ":end";
      case ARGUMENT -> word.text();
    };
  }
}
