--liquibase formatted sql logicalFilePath:changelog/001-baseline.sql

-- The web app's own tables, for a new database. Where they exist, nothing is done. Never rolled back.

--changeset petshell:baseline context:baseline dbms:sqlite
--preconditions onFail:MARK_RAN onSqlOutput:TEST
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'Pet'
CREATE TABLE "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0);
CREATE TABLE "User" (
  "id" TEXT NOT NULL PRIMARY KEY, "email" TEXT NOT NULL, "emailVerified" BOOLEAN NOT NULL DEFAULT false,
  "password" TEXT NOT NULL, "name" TEXT, "isAdmin" BOOLEAN NOT NULL DEFAULT false,
  "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" DATETIME NOT NULL);
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
CREATE TABLE "Pet" (
  "id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "userId" TEXT NOT NULL,
  "health" INTEGER NOT NULL DEFAULT 100, "hunger" INTEGER NOT NULL DEFAULT 0,
  "happiness" INTEGER NOT NULL DEFAULT 100, "energy" INTEGER NOT NULL DEFAULT 100,
  "isCritical" BOOLEAN NOT NULL DEFAULT false, "maxHealthPenalty" INTEGER NOT NULL DEFAULT 0,
  "neglectStartedAt" DATETIME,
  "friendliness" INTEGER NOT NULL DEFAULT 50, "energyTrait" INTEGER NOT NULL DEFAULT 50,
  "curiosity" INTEGER NOT NULL DEFAULT 50, "patience" INTEGER NOT NULL DEFAULT 50,
  "playfulness" INTEGER NOT NULL DEFAULT 50,
  "generation" INTEGER NOT NULL DEFAULT 1, "parent1Id" TEXT, "parent2Id" TEXT,
  "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" DATETIME NOT NULL,
  "lastFedAt" DATETIME, "lastInteractionAt" DATETIME,
  "lastStatUpdate" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, "lastBredAt" DATETIME,
  CONSTRAINT "Pet_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE);
CREATE INDEX "Pet_userId_idx" ON "Pet"("userId");
CREATE INDEX "Pet_parent1Id_idx" ON "Pet"("parent1Id");
CREATE INDEX "Pet_parent2Id_idx" ON "Pet"("parent2Id");
CREATE TABLE "Trait" (
  "id" TEXT NOT NULL PRIMARY KEY, "traitName" TEXT NOT NULL, "traitType" TEXT NOT NULL,
  "rarity" TEXT NOT NULL, "description" TEXT NOT NULL,
  "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP);
CREATE UNIQUE INDEX "Trait_traitName_key" ON "Trait"("traitName");
CREATE TABLE "PetTrait" (
  "id" TEXT NOT NULL PRIMARY KEY, "petId" TEXT NOT NULL, "traitId" TEXT NOT NULL,
  "inheritanceSource" TEXT NOT NULL, "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "PetTrait_petId_fkey" FOREIGN KEY ("petId") REFERENCES "Pet" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "PetTrait_traitId_fkey" FOREIGN KEY ("traitId") REFERENCES "Trait" ("id") ON DELETE CASCADE ON UPDATE CASCADE);
CREATE UNIQUE INDEX "PetTrait_petId_traitId_key" ON "PetTrait"("petId", "traitId");
CREATE INDEX "PetTrait_petId_idx" ON "PetTrait"("petId");
CREATE INDEX "PetTrait_traitId_idx" ON "PetTrait"("traitId");
--rollback empty
