--liquibase formatted sql logicalFilePath:changelog/004-traits-column.sql

-- The expand step: a plain nullable column, as the web app's own migration adds it. Where the app
-- has added it already, it is adopted: marked as run, and never dropped by a rollback.

--changeset petshell:traits-column context:expand
--preconditions onFail:MARK_RAN onSqlOutput:TEST
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM pragma_table_info('Pet') WHERE name = 'traits'
ALTER TABLE "Pet" ADD COLUMN "traits" TEXT;
--rollback ALTER TABLE "Pet" DROP COLUMN "traits";
