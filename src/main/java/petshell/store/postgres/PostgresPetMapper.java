package petshell.store.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import petshell.store.Pet;
import petshell.store.RawValue;
import petshell.store.StoredTraits;

/** Reads whole rows of pets, with or without the traits column. */
public final class PostgresPetMapper implements RowMapper<Pet> {
  private static final List<String> TEXTS =
      List.of("id", "name", "userId", "parent1Id", "parent2Id");

  private static final List<String> NUMBERS =
      List.of(
          "health",
          "hunger",
          "happiness",
          "energy",
          "maxHealthPenalty",
          "friendliness",
          "energyTrait",
          "curiosity",
          "patience",
          "playfulness",
          "generation");

  private static final List<String> TIMES =
      List.of(
          "createdAt",
          "updatedAt",
          "neglectStartedAt",
          "lastFedAt",
          "lastInteractionAt",
          "lastStatUpdate",
          "lastBredAt");

  /**
   * Returns what the mapper reads, as SQL.
   *
   * @param type that of the traits; empty where there is no such column
   */
  static String columns(Optional<PostgresTraitsType> type) {
    List<String> columns = new ArrayList<>();
    columns.add(PostgresBoundedValue.columns("\"Pet\"", TEXTS));
    NUMBERS.forEach(name -> columns.add("\"Pet\".\"" + name + '"'));
    columns.add("CAST(\"Pet\".\"isCritical\" AS integer) AS \"isCritical\"");
    TIMES.forEach(
        name -> columns.add(PostgresTimes.text("\"Pet\".\"" + name + '"') + " AS \"" + name + '"'));
    String traits = type.map(one -> one.read("\"Pet\".\"traits\"")).orElse("CAST(NULL AS text)");
    columns.add(PostgresTraitsColumn.withSize(traits, "traits"));
    columns.add("'" + type.orElse(PostgresTraitsType.TEXT) + "' AS \"traitsType\"");
    return String.join(", ", columns);
  }

  @Override
  public Pet map(ResultSet row, StatementContext context) throws SQLException {
    StoredTraits traits =
        PostgresTraitsColumn.withSize(
            row, "traits", PostgresTraitsType.valueOf(row.getString("traitsType")));
    return new Pet(
        row.getString("id"),
        row.getString("name"),
        row.getString("userId"),
        new Pet.Needs(
            raw(row, "health"),
            raw(row, "hunger"),
            raw(row, "happiness"),
            raw(row, "energy"),
            raw(row, "isCritical"),
            raw(row, "maxHealthPenalty")),
        new Pet.Personality(
            raw(row, "friendliness"),
            raw(row, "energyTrait"),
            raw(row, "curiosity"),
            raw(row, "patience"),
            raw(row, "playfulness")),
        raw(row, "generation"),
        text(row, "parent1Id"),
        text(row, "parent2Id"),
        new Pet.Times(
            text(row, "createdAt").orElse(""),
            text(row, "updatedAt").orElse(""),
            text(row, "neglectStartedAt"),
            text(row, "lastFedAt"),
            text(row, "lastInteractionAt"),
            text(row, "lastStatUpdate").orElse(""),
            text(row, "lastBredAt")),
        traits,
        traits.traits());
  }

  private static RawValue raw(ResultSet row, String column) throws SQLException {
    return new RawValue(row.getObject(column));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
