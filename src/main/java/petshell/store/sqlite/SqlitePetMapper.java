package petshell.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.qualifier.QualifiedType;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.json.Json;
import petshell.store.Pet;
import petshell.store.RawValue;
import petshell.store.StoredTime;
import petshell.store.StoredTraits;
import petshell.trait.PetTraits;

/** Reads whole rows of pets, with or without the traits column. */
public final class SqlitePetMapper implements RowMapper<Pet> {
  private static final QualifiedType<PetTraits> TRAITS =
      QualifiedType.of(PetTraits.class).with(Json.class);

  private static final List<String> OTHERS =
      List.of(
          "id",
          "name",
          "userId",
          "health",
          "hunger",
          "happiness",
          "energy",
          "isCritical",
          "maxHealthPenalty",
          "friendliness",
          "energyTrait",
          "curiosity",
          "patience",
          "playfulness",
          "generation",
          "parent1Id",
          "parent2Id",
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
   * @param hasTraits whether there is the traits column
   */
  static String columns(boolean hasTraits) {
    String others = SqliteBoundedValue.columns("\"Pet\"", OTHERS);
    return hasTraits
        ? others + ", " + SqliteTraitsColumn.WITH_SIZE
        : others + ", NULL AS \"traits\", NULL AS \"traitsBeginning\"";
  }

  @Override
  public Pet map(ResultSet row, StatementContext context) throws SQLException {
    StoredTraits traits = SqliteTraitsColumn.withSize(row, "traits");
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
        Optional.ofNullable(row.getString("parent1Id")),
        Optional.ofNullable(row.getString("parent2Id")),
        new Pet.Times(
            time(row, "createdAt").orElse(""),
            time(row, "updatedAt").orElse(""),
            time(row, "neglectStartedAt"),
            time(row, "lastFedAt"),
            time(row, "lastInteractionAt"),
            time(row, "lastStatUpdate").orElse(""),
            time(row, "lastBredAt")),
        traits,
        traits.isValid() ? valid(row, context) : Optional.empty());
  }

  /** The column holds what the check has found valid, so that its mapper reads it, too. */
  private static Optional<PetTraits> valid(ResultSet row, StatementContext context)
      throws SQLException {
    return Optional.of(
        context.findColumnMapperFor(TRAITS).orElseThrow().map(row, "traits", context));
  }

  private static RawValue raw(ResultSet row, String column) throws SQLException {
    return new RawValue(row.getObject(column));
  }

  /** Times are text, or milliseconds since 1970, whichever the web app's adapter wrote. */
  private static Optional<String> time(ResultSet row, String column) throws SQLException {
    RawValue stored = raw(row, column);
    if (stored.value() instanceof Number number && number.longValue() == number.doubleValue()) {
      try {
        return Optional.of(StoredTime.of(Instant.ofEpochMilli(number.longValue())).text());
      } catch (DateTimeException | ArithmeticException e) {
        return Optional.of(stored.text());
      }
    }
    return Optional.ofNullable(stored.value()).map(value -> stored.text());
  }
}
