package petshell.store.postgres;

import java.util.List;
import java.util.Optional;
import petshell.store.SchemaText;

/** PostgreSQL's words for what petshell adds, as the changelog for PostgreSQL has them. */
final class PostgresSchemaText implements SchemaText {
  private static final String CHECKED = "traits-checked";

  private static final String VALID =
      """
      (
          jsonb_typeof("traits"::jsonb) = 'object'
          AND jsonb_typeof("traits"::jsonb -> 'bodyColor') = 'object'
          AND "traits"::jsonb #> '{bodyColor,h}' BETWEEN '0' AND '360'
          AND "traits"::jsonb #> '{bodyColor,s}' BETWEEN '0' AND '100'
          AND "traits"::jsonb #> '{bodyColor,l}' BETWEEN '0' AND '100'
          AND "traits"::jsonb ->> 'patternType' IN ('none', 'striped', 'spotted', 'gradient')
          AND (
            "traits"::jsonb -> 'patternColor' IS NULL
            OR (
              jsonb_typeof("traits"::jsonb -> 'patternColor') = 'object'
              AND "traits"::jsonb #> '{patternColor,h}' BETWEEN '0' AND '360'
              AND "traits"::jsonb #> '{patternColor,s}' BETWEEN '0' AND '100'
              AND "traits"::jsonb #> '{patternColor,l}' BETWEEN '0' AND '100'))
          AND "traits"::jsonb ->> 'accessory' IN ('none', 'collar', 'horns', 'wings', 'crown')
          AND "traits"::jsonb ->> 'bodySize' IN ('small', 'medium', 'large')
          AND "traits"::jsonb ->> 'expression' IN ('happy', 'neutral', 'curious', 'mischievous', 'sleepy')
          AND "traits"::jsonb ->> 'rarity' IN ('common', 'uncommon', 'rare', 'legendary')
          AND "traits"::jsonb -> 'traitVersion' BETWEEN '1' AND '9007199254740991'
          AND "traits"::jsonb ->> 'traitVersion' ~ '^[0-9]+([.]0+)?$'
        ) IS TRUE\
      """;

  @Override
  public String dbms() {
    return "postgresql";
  }

  @Override
  public Optional<String> unmarkedType() {
    return Optional.empty();
  }

  @Override
  public String traitsCondition() {
    return "(\"traits\" IS NULL OR " + VALID + ')';
  }

  /** In one transaction nobody could use the table while all of its rows are checked. */
  @Override
  public List<ContractPart> contractParts() {
    return List.of(
        new ContractPart(CHECKED, List.of(), List.of(CHECKED)),
        new ContractPart(
            CHECKED,
            List.of("ALTER TABLE \"Pet\" VALIDATE CONSTRAINT \"Pet_traits_check\""),
            List.of()),
        new ContractPart("traits-required", List.of(), List.of("traits-required")));
  }

  @Override
  public List<Table> ownTables() {
    return PostgresOwnTables.ALL;
  }
}
