--liquibase formatted sql logicalFilePath:changelog/004-traits-column.sql

-- The expand step: a plain nullable column, as the web app's own migration adds it. Where the app
-- has added it already, it is adopted: marked as run, and never dropped by a rollback. The comment goes with the
-- column, so that a column of the same name that the app makes later is never taken for this one.

--changeset petshell:traits-column context:expand dbms:postgresql
--preconditions onFail:MARK_RAN onSqlOutput:TEST
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('"Pet"') AND attname = 'traits' AND NOT attisdropped
ALTER TABLE "Pet" ADD COLUMN "traits" JSONB;
COMMENT ON COLUMN "Pet"."traits" IS 'petshell';
--rollback ALTER TABLE "Pet" DROP COLUMN "traits";
