--liquibase formatted sql logicalFilePath:changelog/005-enforce.sql

-- The contract step: once every pet has valid traits, the database itself refuses a pet without them
-- and traits that are malformed. Never applied by migrate. SQLite 3.53 and later add and drop these
-- constraints without a rebuild of the table; 3.40 and later read the schema and keep to it.

--changeset petshell:traits-required context:contract dbms:sqlite
--preconditions onFail:MARK_RAN onSqlOutput:TEST
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM pragma_table_info('Pet') WHERE name = 'traits' AND "notnull"
ALTER TABLE "Pet" ALTER COLUMN "traits" SET NOT NULL;
--rollback ALTER TABLE "Pet" ALTER COLUMN "traits" DROP NOT NULL;

-- CASE keeps the order: JSON functions throw on text that is not JSON. A part that is NULL, because a
-- key is missing, must refuse, so the whole must be TRUE. Where a key stands twice, SQLite judges the
-- first and the web app the last one; verify judges as the web app does.
--changeset petshell:traits-checked context:contract dbms:sqlite
--preconditions onFail:MARK_RAN onSqlOutput:TEST
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'Pet' AND instr(sql, 'CONSTRAINT "Pet_traits_check"')
ALTER TABLE "Pet" ADD CONSTRAINT "Pet_traits_check" CHECK (
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
  END);
--rollback ALTER TABLE "Pet" DROP CONSTRAINT "Pet_traits_check";
