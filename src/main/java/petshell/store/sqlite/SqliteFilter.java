package petshell.store.sqlite;

import petshell.store.PetFilter;

/** Puts a filter of pets into a statement; all that a user gives is a parameter. */
final class SqliteFilter {
  private SqliteFilter() {}

  /**
   * Adds the conditions to the WHERE clause of a statement on "Pet".
   *
   * @param query has a condition already
   * @param filter which pets
   * @param traits the traits, as SQL
   */
  static void add(SqliteQuery query, PetFilter filter, String traits) {
    filter.stored().ifPresent(is -> query.add("AND " + traits + (is ? " NOT NULL" : " IS NULL")));
    for (String word : filter.words()) {
      // With a backslash a word may be written in another way.
      query.add("AND (instr(" + traits + ",").value(word);
      query.add(") > 0 OR instr(" + traits + ", '\\') > 0)");
    }
    filter.ownerId().ifPresent(owner -> query.add("AND \"Pet\".\"userId\" =").value(owner));
    filter
        .name()
        .ifPresent(
            name ->
                query.add("AND instr(lower(\"Pet\".\"name\"), lower(").value(name).add(")) > 0"));
    filter
        .generation()
        .ifPresent(generation -> query.add("AND \"Pet\".\"generation\" =").value(generation));
  }
}
