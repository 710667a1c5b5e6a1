package petshell.store.sqlite;

import java.util.List;
import java.util.Optional;
import petshell.store.SchemaText;

/** SQLite's words for what petshell adds, as the changelog for SQLite has them. */
final class SqliteSchemaText implements SchemaText {
  static final String CONDITION =
      """

        CASE
          WHEN "traits" IS NULL THEN TRUE
          WHEN typeof("traits") <> 'text' THEN FALSE
          WHEN NOT json_valid("traits") THEN FALSE
          ELSE (
            json_type("traits") = 'object'
            AND json_type("traits", '$.bodyColor') = 'object'
            AND json_type("traits", '$.bodyColor.h') IN ('integer', 'real')
            AND json_type("traits", '$.bodyColor.s') IN ('integer', 'real')
            AND json_type("traits", '$.bodyColor.l') IN ('integer', 'real')
            AND json_extract("traits", '$.bodyColor.h') BETWEEN 0 AND 360
            AND json_extract("traits", '$.bodyColor.s') BETWEEN 0 AND 100
            AND json_extract("traits", '$.bodyColor.l') BETWEEN 0 AND 100
            AND json_extract("traits", '$.patternType') IN ('none', 'striped', 'spotted', 'gradient')
            AND (
              json_type("traits", '$.patternColor') IS NULL
              OR (
                json_type("traits", '$.patternColor') = 'object'
                AND json_type("traits", '$.patternColor.h') IN ('integer', 'real')
                AND json_type("traits", '$.patternColor.s') IN ('integer', 'real')
                AND json_type("traits", '$.patternColor.l') IN ('integer', 'real')
                AND json_extract("traits", '$.patternColor.h') BETWEEN 0 AND 360
                AND json_extract("traits", '$.patternColor.s') BETWEEN 0 AND 100
                AND json_extract("traits", '$.patternColor.l') BETWEEN 0 AND 100))
            AND json_extract("traits", '$.accessory') IN ('none', 'collar', 'horns', 'wings', 'crown')
            AND json_extract("traits", '$.bodySize') IN ('small', 'medium', 'large')
            AND json_extract("traits", '$.expression')
              IN ('happy', 'neutral', 'curious', 'mischievous', 'sleepy')
            AND json_extract("traits", '$.rarity') IN ('common', 'uncommon', 'rare', 'legendary')
            AND json_type("traits", '$.traitVersion') IN ('integer', 'real')
            AND json_extract("traits", '$.traitVersion') BETWEEN 1 AND 9007199254740991
            AND json_extract("traits", '$.traitVersion')
              = CAST(json_extract("traits", '$.traitVersion') AS INTEGER)
          ) IS TRUE
        END\
      """;

  private static final String RUN =
      """
      CREATE TABLE "petshell_run" (
        "number" INTEGER NOT NULL PRIMARY KEY,
        "command" TEXT NOT NULL,
        "commandLine" TEXT NOT NULL,
        "operator" TEXT NOT NULL,
        "host" TEXT NOT NULL,
        "process" INTEGER NOT NULL,
        "toolVersion" TEXT NOT NULL,
        "generatorVersion" INTEGER NOT NULL,
        "startedAt" TEXT NOT NULL,
        "heartbeatAt" TEXT NOT NULL,
        "endedAt" TEXT,
        "outcome" TEXT NOT NULL CHECK (
          "outcome" IN ('running', 'completed', 'interrupted', 'failed', 'abandoned')),
        "changed" INTEGER NOT NULL DEFAULT 0,
        "unchanged" INTEGER NOT NULL DEFAULT 0,
        "skipped" INTEGER NOT NULL DEFAULT 0,
        "failed" INTEGER NOT NULL DEFAULT 0,
        "batches" INTEGER NOT NULL DEFAULT 0,
        "undoes" INTEGER REFERENCES "petshell_run" ("number"),
        "message" TEXT)\
      """;

  private static final String REPLACED =
      """
      CREATE TABLE "petshell_replaced" (
        "run" INTEGER NOT NULL REFERENCES "petshell_run" ("number"),
        "petId" NOT NULL,
        "before",
        "after",
        PRIMARY KEY ("run", "petId")) WITHOUT ROWID\
      """;

  private static final String QUARANTINE =
      """
      CREATE TABLE "petshell_quarantine" (
        "petId" NOT NULL PRIMARY KEY,
        "run" INTEGER NOT NULL REFERENCES "petshell_run" ("number"),
        "error" TEXT NOT NULL,
        "attempts" INTEGER NOT NULL,
        "failedAt" TEXT NOT NULL) WITHOUT ROWID\
      """;

  private static final List<Table> OWN_TABLES =
      List.of(
          new Table(
              "petshell_run",
              RUN,
              List.of(
                  required("number", "INTEGER"),
                  required("command", "TEXT"),
                  required("commandLine", "TEXT"),
                  required("operator", "TEXT"),
                  required("host", "TEXT"),
                  required("process", "INTEGER"),
                  required("toolVersion", "TEXT"),
                  required("generatorVersion", "INTEGER"),
                  required("startedAt", "TEXT"),
                  required("heartbeatAt", "TEXT"),
                  column("endedAt", "TEXT"),
                  required("outcome", "TEXT"),
                  required("changed", "INTEGER"),
                  required("unchanged", "INTEGER"),
                  required("skipped", "INTEGER"),
                  required("failed", "INTEGER"),
                  required("batches", "INTEGER"),
                  column("undoes", "INTEGER"),
                  column("message", "TEXT"))),
          new Table(
              "petshell_replaced",
              REPLACED,
              List.of(
                  required("run", "INTEGER"),
                  required("petId", ""),
                  column("before", ""),
                  column("after", ""))),
          new Table(
              "petshell_quarantine",
              QUARANTINE,
              List.of(
                  required("petId", ""),
                  required("run", "INTEGER"),
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
    return "sqlite";
  }

  @Override
  public Optional<String> unmarkedType() {
    return Optional.of("TEXT");
  }

  @Override
  public String traitsCondition() {
    return CONDITION;
  }

  @Override
  public List<ContractPart> contractParts() {
    return List.of(
        new ContractPart(
            "traits-required", List.of(), List.of("traits-required", "traits-checked")));
  }

  @Override
  public List<Table> ownTables() {
    return OWN_TABLES;
  }
}
