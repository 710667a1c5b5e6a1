package petshell.store.postgres;

import java.util.Optional;
import petshell.store.PetFilter;
import petshell.store.PetOrder;
import petshell.store.PetPages.Window;

/**
 * Puts together what listings ask; all that a user gives is a parameter. The columns have the names
 * id, name, owner, created, those of the traits and, in a search for places, key.
 *
 * @param type that of the traits; empty where there is no such column
 * @param hasCreated whether there is the column with the time of making
 */
record PostgresPetQueries(Optional<PostgresTraitsType> type, boolean hasCreated) {
  /** The characters of a name that decide a place. */
  private static final String NAME_KEY = "lower(left(\"Pet\".\"name\", 64) COLLATE \"C\")";

  private static final String CREATED = PostgresTimes.millis("\"Pet\".\"createdAt\"");

  /** The digits of what is left until the end of time sort times. */
  private static final String NEWEST_KEY =
      "to_char(4000000000000000000 - coalesce("
          + CREATED
          + ", -4000000000000000000), 'FM00000000000000000000')";

  /** Asks for pets by id. */
  PostgresQuery byId(PetFilter filter, PostgresCursor from, int limit) {
    PostgresQuery query = select("").add("FROM \"Pet\" WHERE TRUE").from(from);
    PostgresFilter.add(query, filter, type);
    return query.add("ORDER BY \"Pet\".\"id\" LIMIT").value(limit);
  }

  /** Asks for places in the order of the ids. */
  PostgresQuery places(PetFilter filter, Window window, PostgresCursor from, int limit) {
    String key = key(window.order());
    PostgresQuery query = select(", " + key + " AS \"key\"");
    query.add("FROM \"Pet\" WHERE TRUE").from(from);
    PostgresFilter.add(query, filter, type);
    window
        .after()
        .map(PostgresPlace.class::cast)
        .ifPresent(
            place ->
                query
                    .add("AND (" + key + " COLLATE \"C\", \"Pet\".\"id\" COLLATE \"C\") > (")
                    .value(place.key())
                    .add(",")
                    .value(place.id())
                    .add(")"));
    window
        .upTo()
        .map(PostgresPlace.class::cast)
        .ifPresent(place -> query.add("AND " + key + " COLLATE \"C\" <=").value(place.key()));
    return query.add("ORDER BY \"Pet\".\"id\" LIMIT").value(limit);
  }

  /** Asks for one pet. */
  PostgresQuery at(String id) {
    return select("")
        .add("FROM \"Pet\" WHERE \"Pet\".\"id\" =")
        .value(id)
        .add("AND \"Pet\".\"id\" COLLATE \"C\" =")
        .value(id);
  }

  /** Asks for a count of the pets without traits among the first or last so many rows. */
  PostgresQuery countWithoutTraits(boolean last, int count) {
    PostgresQuery query =
        new PostgresQuery("SELECT COUNT(*) FROM (SELECT \"Pet\".\"traits\" AS stored FROM \"Pet\"");
    query.add("ORDER BY \"Pet\".\"id\"" + (last ? " DESC" : "") + " LIMIT").value(count);
    return query.add(") AS s WHERE s.stored IS NULL");
  }

  private PostgresQuery select(String more) {
    String traits =
        type.map(
                one ->
                    ", " + PostgresTraitsColumn.withSize(one.read("\"Pet\".\"traits\""), "traits"))
            .orElse("");
    return new PostgresQuery(
        "SELECT \"Pet\".\"id\", "
            + PostgresBoundedValue.of("\"Pet\".\"name\"")
            + " AS \"name\", "
            + PostgresBoundedValue.of("\"Pet\".\"userId\"")
            + " AS \"owner\", "
            + (hasCreated ? CREATED : "NULL")
            + " AS \"created\""
            + traits
            + more);
  }

  private static String key(PetOrder order) {
    return switch (order) {
      case ID -> "\"Pet\".\"id\"";
      case NAME -> NAME_KEY;
      case NEWEST -> NEWEST_KEY;
    };
  }
}
