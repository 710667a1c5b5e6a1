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

  private static final String RUN =
      """
      CREATE TABLE "petshell_run" (
        "number" BIGINT NOT NULL PRIMARY KEY,
        "command" TEXT NOT NULL,
        "commandLine" TEXT NOT NULL,
        "operator" TEXT NOT NULL,
        "host" TEXT NOT NULL,
        "process" BIGINT NOT NULL,
        "toolVersion" TEXT NOT NULL,
        "generatorVersion" INTEGER NOT NULL,
        "startedAt" TEXT NOT NULL,
        "heartbeatAt" TEXT NOT NULL,
        "endedAt" TEXT,
        "outcome" TEXT NOT NULL CHECK (
          "outcome" IN ('running', 'completed', 'interrupted', 'failed', 'abandoned')),
        "changed" BIGINT NOT NULL DEFAULT 0,
        "unchanged" BIGINT NOT NULL DEFAULT 0,
        "skipped" BIGINT NOT NULL DEFAULT 0,
        "failed" BIGINT NOT NULL DEFAULT 0,
        "batches" BIGINT NOT NULL DEFAULT 0,
        "undoes" BIGINT REFERENCES "petshell_run" ("number"),
        "message" TEXT)\
      """;

  private static final String REPLACED =
      """
      CREATE TABLE "petshell_replaced" (
        "run" BIGINT NOT NULL REFERENCES "petshell_run" ("number"),
        "petId" TEXT NOT NULL,
        "before" TEXT,
        "after" TEXT,
        PRIMARY KEY ("run", "petId"))\
      """;

  private static final String QUARANTINE =
      """
      CREATE TABLE "petshell_quarantine" (
        "petId" TEXT NOT NULL PRIMARY KEY,
        "run" BIGINT NOT NULL REFERENCES "petshell_run" ("number"),
        "error" TEXT NOT NULL,
        "attempts" INTEGER NOT NULL,
        "failedAt" TEXT NOT NULL)\
      """;

  private static final List<Table> OWN_TABLES =
      List.of(
          new Table(
              "petshell_run",
              RUN,
              List.of(
                  required("number", "BIGINT"),
                  required("command", "TEXT"),
                  required("commandLine", "TEXT"),
                  required("operator", "TEXT"),
                  required("host", "TEXT"),
                  required("process", "BIGINT"),
                  required("toolVersion", "TEXT"),
                  required("generatorVersion", "INTEGER"),
                  required("startedAt", "TEXT"),
                  required("heartbeatAt", "TEXT"),
                  column("endedAt", "TEXT"),
                  required("outcome", "TEXT"),
                  required("changed", "BIGINT"),
                  required("unchanged", "BIGINT"),
                  required("skipped", "BIGINT"),
                  required("failed", "BIGINT"),
                  required("batches", "BIGINT"),
                  column("undoes", "BIGINT"),
                  column("message", "TEXT"))),
          new Table(
              "petshell_replaced",
              REPLACED,
              List.of(
                  required("run", "BIGINT"),
                  required("petId", "TEXT"),
                  column("before", "TEXT"),
                  column("after", "TEXT"))),
          new Table(
              "petshell_quarantine",
              QUARANTINE,
              List.of(
                  required("petId", "TEXT"),
                  required("run", "BIGINT"),
                  required("error", "TEXT"),
                  required("attempts", "INTEGER"),
                  required("failedAt", "TEXT"))));

  private static Column required(String name, String type) {
    return new Column(name, type, true);
  }

  private static Column column(String name, String type) {
    return new Column(name, type, false);
  }

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
    return OWN_TABLES;
  }
}
