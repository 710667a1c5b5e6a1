--liquibase formatted sql logicalFilePath:changelog/003-journal.sql

-- petshell's own tables. A rollback leaves them: the history must outlive it. uninstall drops them.
-- Where only the note of them is gone, they are noted again.

--changeset petshell:journal context:journal dbms:sqlite
--preconditions onFail:MARK_RAN onSqlOutput:TEST
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'petshell_run' COLLATE NOCASE
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
  "message" TEXT);
-- Values and ids have no declared type, so that they are kept exactly as they were stored.
CREATE TABLE "petshell_replaced" (
  "run" INTEGER NOT NULL REFERENCES "petshell_run" ("number"),
  "petId" NOT NULL,
  "before",
  "after",
  PRIMARY KEY ("run", "petId")) WITHOUT ROWID;
CREATE TABLE "petshell_quarantine" (
  "petId" NOT NULL PRIMARY KEY,
  "run" INTEGER NOT NULL REFERENCES "petshell_run" ("number"),
  "error" TEXT NOT NULL,
  "attempts" INTEGER NOT NULL,
  "failedAt" TEXT NOT NULL) WITHOUT ROWID;
--rollback empty
