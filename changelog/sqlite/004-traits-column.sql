--liquibase formatted sql logicalFilePath:changelog/004-traits-column.sql

-- The expand step: a plain nullable column, as the web app's own migration adds it. Where the app
-- has added it already, it is adopted: marked as run, and never dropped by a rollback. The comment stays in the
-- table's definition, so that a column of the same name that the app makes later is never taken for this one.

--changeset petshell:traits-column context:expand dbms:sqlite stripComments:false
--validCheckSum: 9:e32ab64e0a1f7ff5070afc5f21154b82
--preconditions onFail:MARK_RAN onSqlOutput:TEST
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM pragma_table_info('Pet') WHERE name = 'traits'
ALTER TABLE "Pet" ADD COLUMN "traits" /* petshell */ TEXT;
--rollback ALTER TABLE "Pet" DROP COLUMN "traits";
