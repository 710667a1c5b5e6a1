package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HiddenWordsTest {
  @Test
  void whatTheLauncherHidInVariablesIsBackInItsPlace() {
    assertEquals(
        List.of("--db", "postgresql://ann:s3cret@db1/shop", "status", "petshell-word-2"),
        HiddenWords.shown(
            List.of("--db", "petshell-word-1", "status", "petshell-word-2"),
            Map.of("PETSHELL_WORD_1", "postgresql://ann:s3cret@db1/shop")));
  }
}
