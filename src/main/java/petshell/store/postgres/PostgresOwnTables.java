package petshell.store.postgres;

import java.util.List;
import petshell.store.SchemaText.Column;
import petshell.store.SchemaText.Table;

/** petshell's own tables, word for word as the changelog for PostgreSQL has them. */
final class PostgresOwnTables {
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

  private static final String SHARE =
      """
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
        "endedBy" BIGINT)\
      """;

  private static final String SLOT =
      """
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
        PRIMARY KEY ("share", "slot"))\
      """;

  /** See {@link petshell.store.SchemaText#ownTables}. */
  static final List<Table> ALL =
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
                  required("failedAt", "TEXT"))),
          new Table(
              "petshell_share",
              SHARE,
              List.of(
                  required("number", "BIGINT"),
                  required("startedAt", "TEXT"),
                  required("total", "BIGINT"),
                  column("limit", "BIGINT"),
                  required("granted", "BIGINT"),
                  column("nextAt", "TIMESTAMP WITH TIME ZONE"),
                  column("rate", "BIGINT"),
                  required("members", "BIGINT[]"),
                  column("endedAt", "TEXT"),
                  column("endedBy", "BIGINT"))),
          new Table(
              "petshell_slot",
              SLOT,
              List.of(
                  required("share", "BIGINT"),
                  required("slot", "INTEGER"),
                  column("after", "TEXT"),
                  column("until", "TEXT"),
                  column("position", "TEXT"),
                  column("run", "BIGINT"),
                  column("worker", "INTEGER"),
                  required("epoch", "BIGINT"),
                  column("expiresAt", "TIMESTAMP WITH TIME ZONE"),
                  required("done", "BOOLEAN"),
                  required("changed", "BIGINT"),
                  required("skipped", "BIGINT"),
                  required("failed", "BIGINT"),
                  required("batches", "BIGINT"))));

  private PostgresOwnTables() {}

  private static Column required(String name, String type) {
    return new Column(name, type, true);
  }

  private static Column column(String name, String type) {
    return new Column(name, type, false);
  }
}
