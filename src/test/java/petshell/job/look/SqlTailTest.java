package petshell.job.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTailTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT | 0 | SELECT | ``
          SELECT na | 7 | na | ``
          SELECT (na | 8 | na | ``
          SELECT Pet.na | 11 | na | Pet
          SELECT Pet. | 11 | `` | Pet
          SELECT "a ""b".na | 15 | na | a "b
          SELECT 'it''s' + na | 17 | na | ``
          SELECT "we ir | 7 | we ir | ``
          SELECT Pet."we | 11 | we | Pet
          SELECT 1 /* ' */ + x | 19 | x | ``
          """)
  void theNameAtTheEndIsFound(String sql, int start, String prefix, String table) {
    Optional<String> named = Optional.of(table).filter(name -> !name.isEmpty());
    assertEquals(Optional.of(new SqlTail(start, prefix, named)), SqlTail.of(sql));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 'na", "SELECT 'it''s", "SELECT 1 -- na", "SELECT /* na", "`na"})
  void inATextOrACommentIsNone(String sql) {
    assertEquals(Optional.empty(), SqlTail.of(sql));
  }

  @Test
  void whatIsNoPlainNameOrIsAWordOfQueriesGetsQuotes() {
    assertEquals("Pet", SqlNames.quoted("Pet"));
    assertEquals("\"order\"", SqlNames.quoted("order"));
    assertEquals("\"a b\"", SqlNames.quoted("a b"));
    assertEquals("\"a\"\"b\"", SqlNames.quoted("a\"b"));
  }
}
