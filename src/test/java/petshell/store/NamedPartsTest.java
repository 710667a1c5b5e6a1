package petshell.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.DefinedAttributeTemplateEngine;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.core.statement.UnableToCreateStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedPartsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT <columns> FROM \"Pet\" WHERE <other>",
        "<columns><columns>",
        "SELECT 1 WHERE 1 < 2 AND 3 > 2 AND 1 <> 2",
        "SELECT 1 WHERE 1 <= :columns",
      })
  void partsArePutInPlaceAsJdbiDoesIt(String sql) {
    assertEquals(render(new DefinedAttributeTemplateEngine(), sql), render(new NamedParts(), sql));
  }

  @Test
  void aPartIsNotLookedThroughAgain() {
    assertEquals("a $1 \\ <columns> b", render(new NamedParts(), "a <odd> b"));
  }

  @Test
  void aPartThatIsNotDefinedIsRefused() {
    UnableToCreateStatementException refused =
        assertThrows(
            UnableToCreateStatementException.class,
            () -> render(new NamedParts(), "SELECT <nothing>"));
    assertEquals("no part <nothing>", refused.getShortMessage());
  }

  private static String render(TemplateEngine engine, String sql) {
    try (Handle handle = Jdbi.create("jdbc:sqlite::memory:").open();
        Query query = handle.createQuery(sql)) {
      StatementContext context =
          query
              .define("columns", "\"id\", \"name\"")
              .define("other", "1 = 1")
              .define("odd", "$1 \\ <columns>")
              .getContext();
      return engine.render(sql, context);
    }
  }
}
