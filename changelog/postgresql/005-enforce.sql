--liquibase formatted sql logicalFilePath:changelog/005-enforce.sql

-- The contract step: once every pet has valid traits, the database itself refuses a pet without them
-- and traits that are malformed. Never applied by migrate. The check comes first and looks at new rows
-- alone, so that the web app does not wait for a scan; petshell has it validated before NOT NULL, which
-- then needs no scan either.

-- JSON values compare as objects, arrays, booleans, numbers, strings, null, from the greatest to the
-- least: what is between two numbers is a number. A part that is NULL, because a key is missing, must
-- refuse, so the whole must be TRUE. A column of json or text is read as jsonb.
--changeset petshell:traits-checked context:contract dbms:postgresql
--preconditions onFail:MARK_RAN onSqlOutput:TEST
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('"Pet"') AND conname = 'Pet_traits_check'
ALTER TABLE "Pet" ADD CONSTRAINT "Pet_traits_check" CHECK (
  "traits" IS NOT NULL AND (
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
  ) IS TRUE) NOT VALID;
COMMENT ON CONSTRAINT "Pet_traits_check" ON "Pet" IS 'petshell';
--rollback ALTER TABLE "Pet" DROP CONSTRAINT "Pet_traits_check";

--changeset petshell:traits-required context:contract dbms:postgresql
--preconditions onFail:MARK_RAN onSqlOutput:TEST
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('"Pet"') AND attname = 'traits' AND attnotnull
ALTER TABLE "Pet" ALTER COLUMN "traits" SET NOT NULL;
--rollback ALTER TABLE "Pet" ALTER COLUMN "traits" DROP NOT NULL;
