package petshell.shell.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.job.saved.Quoting;
import petshell.shell.line.WordScanner.Word;
import petshell.store.PetShellException;

class WordScannerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a b  c | a,b,c
          'a b' c | a b,c
          "a b"c | a bc
          a'b c'd | ab cd
          '' b | ,b
          --name='a b' | --name=a b
          "a 'b' c" | a 'b' c
          'a "b" c' | a "b" c
          "a \\"b\\" \\\\ c" | a "b" \\ c
          'a\\b' | a\\b
          a\\ b | a b
          \\"a\\' | "a'
          C:\\pets\\dev.db | C:\\pets\\dev.db
          "C:\\pets" | C:\\pets
          a\\ | a\\
          # a | #,a
          a$b $ $$ | a$b,$,$$
          """)
  void quotesAndBackslashesKeepWordsTogether(String line, String words) {
    assertEquals(List.of(words.split(",", -1)), WordScanner.read(line, Variables.none()));
  }

  @Test
  void anEmptyLineHasNoWord() {
    assertEquals(List.of(), WordScanner.read(" \t ", Variables.none()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ${id} | a 'b
          x${id}y | xa 'by
          "${id}" | a 'b
          '${id}' | ${id}
          $${id} | ${id}
          $$${id} | $${id}
          ${empty} | ``
          """)
  void aVariableStaysOneWordWhateverItsValueIs(String line, String word) {
    Variables variables = new Variables(Map.of("id", "a 'b", "empty", ""));
    assertEquals(List.of(word), WordScanner.read(line, variables));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a 'b c | unclosed quotation mark: 'b c; close it with '
          "b | unclosed quotation mark: "b; close it with "
          ${who} | unset variable ${who}; set it with --var who=VALUE
          ${who | not a variable: ${who; write ${name}, or $${ for the characters themselves
          x${} | not a variable: ${}; write ${name}, or $${ for the characters themselves
          ${a b} | not a variable: ${a b}; write ${name}, or $${ for the characters themselves
          """)
  void linesThatMakeNoSenseAreRefused(String line, String message) {
    PetShellException problem =
        assertThrows(PetShellException.class, () -> WordScanner.read(line, Variables.none()));
    assertEquals(message, problem.getMessage());
    assertEquals(PetShellException.Kind.USAGE, problem.kind());
  }

  @Test
  void aScanFindsThePlacesOfWordsAndTheOpenQuote() {
    assertEquals(
        List.of(
            new Word("a b", 1, 6, Word.CLOSED),
            new Word("${x}", 7, 11, Word.CLOSED),
            new Word("c d ", 12, 17, '"')),
        WordScanner.scan(" 'a b' ${x} \"c d "));
  }

  @Property
  void joinedWordsAreReadAsTheSameWords(@ForAll List<String> words) {
    assertEquals(words, WordScanner.read(Quoting.join(words), Variables.none()));
  }
}
