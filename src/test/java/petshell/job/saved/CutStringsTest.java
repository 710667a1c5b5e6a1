package petshell.job.saved;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutStringsTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'a':'12345','b':5}|{'a':'12345','b':5}",
        "{'a':'123456789','b':5}|{'a':'12345','b':5}",
        "['1234\\n6','1\\'']|['1234\\n','1\\'']",
        "['12345\\n6','']|['12345','']",
        "['12345\\'6',1]|['12345',1]",
        "['12345\\\\',1]|['12345',1]",
        "['12\\u00e46',1]|['12\\u00e4',1]",
        "['1234äö',1]|['1234ä',1]",
        "['1234\ud83d\ude006',1]|['1234\ud83d\ude00',1]",
        "[123456789,1]|[123456789,1]",
        "['123456789|['12345"
      })
  void stringsAreCutBehindAWholeCharacter(String text, String cut) throws IOException {
    for (int size : new int[] {1, 2, 1_000}) {
      assertEquals(cut, read(text, size), "reading " + size);
    }
  }

  private static String read(String text, int size) throws IOException {
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    StringBuilder read = new StringBuilder();
    try (InputStream stream = new CutStrings(new ByteArrayInputStream(bytes), 5)) {
      byte[] some = new byte[size];
      byte[] all = new byte[bytes.length];
      int count = 0;
      for (int found = stream.read(some); found > 0; found = stream.read(some)) {
        System.arraycopy(some, 0, all, count, found);
        count += found;
      }
      read.append(new String(all, 0, count, StandardCharsets.UTF_8));
    }
    return read.toString().replace('"', '\'');
  }
}
