package petshell.store.postgres;

import java.util.Optional;
import petshell.store.PetFilter;

/** Puts a filter of pets into a statement; all that a user gives is a parameter. */
final class PostgresFilter {
  private PostgresFilter() {}

  /**
   * Adds the conditions to the WHERE clause of a statement on "Pet".
   *
   * @param query has a condition already
   * @param filter which pets
   * @param type that of the traits; empty where there is no such column
   */
  static void add(PostgresQuery query, PetFilter filter, Optional<PostgresTraitsType> type) {
    String column = type.isPresent() ? "\"Pet\".\"traits\"" : "NULL";
    filter
        .stored()
        .ifPresent(is -> query.add("AND " + column + (is ? " IS NOT NULL" : " IS NULL")));
    String text = type.map(one -> one.read(column)).orElse("CAST(NULL AS text)");
    for (String word : filter.words()) {
      // With a backslash a word may be written in another way.
      query.add("AND (strpos(" + text + " COLLATE \"C\",").value(word);
      query.add(") > 0 OR strpos(" + text + " COLLATE \"C\", '\\') > 0)");
    }
    filter
        .ownerId()
        .ifPresent(
            owner ->
                query
                    .add("AND \"Pet\".\"userId\" =")
                    .value(owner)
                    .add("AND \"Pet\".\"userId\" COLLATE \"C\" =")
                    .value(owner));
    filter
        .name()
        .ifPresent(
            name ->
                query
                    .add("AND strpos(lower(\"Pet\".\"name\" COLLATE \"C\"), lower(")
                    .value(name)
                    .add("COLLATE \"C\")) > 0"));
    filter
        .generation()
        .ifPresent(generation -> query.add("AND \"Pet\".\"generation\" =").value(generation));
  }
}
