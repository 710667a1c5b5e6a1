package petshell.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads whole rows of pets, with or without the traits column. */
public final class PetMapper implements RowMapper<Pet> {
  private static final String[] OTHERS = {
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
    "lastBredAt"
  };

  /**
   * Returns what the mapper reads, as SQL.
   *
   * @param hasTraits whether there is the traits column
   */
  static String columns(boolean hasTraits) {
    String others = BoundedValue.columns("\"Pet\"", OTHERS);
    return hasTraits
        ? others + ", " + SqliteTraitsColumn.WITH_SIZE
        : others + ", NULL AS \"traits\", NULL AS \"traitsBeginning\"";
  }

  @Override
  public Pet map(ResultSet row, StatementContext context) throws SQLException {
    return new Pet(
        row.getString("id"),
        row.getString("name"),
        row.getString("userId"),
        new Pet.Needs(
            row.getLong("health"),
            row.getLong("hunger"),
            row.getLong("happiness"),
            row.getLong("energy"),
            row.getBoolean("isCritical"),
            row.getLong("maxHealthPenalty")),
        new Pet.Personality(
            row.getLong("friendliness"),
            row.getLong("energyTrait"),
            row.getLong("curiosity"),
            row.getLong("patience"),
            row.getLong("playfulness")),
        row.getLong("generation"),
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
        traits(row));
  }

  /** Times are text, or milliseconds since 1970, whichever the web app's adapter wrote. */
  private static Optional<String> time(ResultSet row, String column) throws SQLException {
    Object value = row.getObject(column);
    if (value instanceof Number number) {
      try {
        return Optional.of(StoredTime.of(Instant.ofEpochMilli(number.longValue())).text());
      } catch (DateTimeException | ArithmeticException e) {
        return Optional.of(String.valueOf(number));
      }
    }
    return Optional.ofNullable(value).map(String::valueOf);
  }

  private static StoredTraits traits(ResultSet row) throws SQLException {
    Object beginning = row.getObject("traitsBeginning");
    return new StoredTraits(
        beginning == null
            ? StoredValue.read(row, row.findColumn("traits"))
            : new LongValue(
                row.getString("traitsKind"),
                row.getLong("traitsBytes"),
                StoredValue.shown(beginning)));
  }
}
