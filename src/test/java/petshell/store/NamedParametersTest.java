package petshell.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedParametersTest {
  private final NamedParameters ours = new NamedParameters();

  @Test
  void everyStatementOfAnAccessObjectIsReadAsJdbiReadsIt() {
    List<String> statements = statements();
    assertTrue(statements.size() > 40, () -> "only " + statements);
    ColonPrefixSqlParser jdbis = new ColonPrefixSqlParser();
    for (String sql : statements) {
      assertEquals(jdbis.parse(sql, null), ours.parse(sql, null), sql);
    }
  }

  /** Returns the statements without the placeholders for SQL, as {@code <columns>}. */
  private static List<String> statements() {
    List<String> found = new ArrayList<>();
    for (JavaClass one :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("petshell")) {
      for (Method method : one.reflect().getDeclaredMethods()) {
        Stream.of(
                Stream.of(method.getAnnotationsByType(SqlQuery.class)).map(SqlQuery::value),
                Stream.of(method.getAnnotationsByType(SqlUpdate.class)).map(SqlUpdate::value),
                Stream.of(method.getAnnotationsByType(SqlBatch.class)).map(SqlBatch::value))
            .flatMap(sql -> sql)
            .forEach(found::add);
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SELECT 1",
        ":a",
        ":a:b",
        "x=:a.b_C9,y",
        "(:a)",
        "::a",
        ":a::text",
        "a := 1",
        "':a' || ':b''s :c' = :d",
        "\":a\" = :b",
        "\"it's\" = :a AND 'a \" :b' = :c",
        "/* :a ' */ :b",
        "/* :a */ /* :b */",
      })
  void isReadAsJdbiReadsIt(String sql) {
    assertEquals(new ColonPrefixSqlParser().parse(sql, null), ours.parse(sql, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIKE :a ESCAPE '\\' OR :b", ":a -- it's :c\n = :b"})
  void readsWhatJdbiDoesNotReadAsSql(String sql) {
    assertEquals(List.of("a", "b"), ours.parse(sql, null).getParameters().getParameterNames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"':a", "\":a", "/* :a", "-- :a", "a:", ":"})
  void whatDoesNotEndHasNoParameters(String sql) {
    ParsedSql parsed = ours.parse(sql, null);
    assertEquals(List.of(), parsed.getParameters().getParameterNames());
    assertEquals(sql, parsed.getSql());
  }
}
