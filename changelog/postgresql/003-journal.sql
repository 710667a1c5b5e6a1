--liquibase formatted sql logicalFilePath:changelog/003-journal.sql

-- petshell's own tables. A rollback leaves them: the history must outlive it. uninstall drops them.
-- Where only the note of them is gone, they are noted again.

--changeset petshell:journal context:journal dbms:postgresql
--preconditions onFail:MARK_RAN onSqlOutput:TEST
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = 'petshell_run'
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
  "message" TEXT);
-- Values are kept as the server writes them, whatever the type of the traits column.
CREATE TABLE "petshell_replaced" (
  "run" BIGINT NOT NULL REFERENCES "petshell_run" ("number"),
  "petId" TEXT NOT NULL,
  "before" TEXT,
  "after" TEXT,
  PRIMARY KEY ("run", "petId"));
CREATE TABLE "petshell_quarantine" (
  "petId" TEXT NOT NULL PRIMARY KEY,
  "run" BIGINT NOT NULL REFERENCES "petshell_run" ("number"),
  "error" TEXT NOT NULL,
  "attempts" INTEGER NOT NULL,
  "failedAt" TEXT NOT NULL);
-- A backfill that several processes share, and its ranges of pets. Nobody else refers to these rows.
CREATE TABLE "petshell_share" (
  "number" BIGINT NOT NULL PRIMARY KEY,
  "startedAt" TEXT NOT NULL,
  "total" BIGINT NOT NULL,
  "limit" BIGINT,
  "granted" BIGINT NOT NULL DEFAULT 0,
  "nextAt" TIMESTAMP WITH TIME ZONE,
  "rate" BIGINT,
  "members" BIGINT[] NOT NULL DEFAULT '{}',
  "endedAt" TEXT,
  "endedBy" BIGINT);
CREATE TABLE "petshell_slot" (
  "share" BIGINT NOT NULL,
  "slot" INTEGER NOT NULL,
  "after" TEXT,
  "until" TEXT,
  "position" TEXT,
  "run" BIGINT,
  "worker" INTEGER,
  "epoch" BIGINT NOT NULL DEFAULT 0,
  "expiresAt" TIMESTAMP WITH TIME ZONE,
  "done" BOOLEAN NOT NULL DEFAULT FALSE,
  "changed" BIGINT NOT NULL DEFAULT 0,
  "skipped" BIGINT NOT NULL DEFAULT 0,
  "failed" BIGINT NOT NULL DEFAULT 0,
  "batches" BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY ("share", "slot"));
--rollback empty
