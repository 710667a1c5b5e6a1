--liquibase formatted sql logicalFilePath:changelog/001-baseline.sql

-- The web app's own tables, for a new database. Where they exist, nothing is done. Never rolled back.

--changeset petshell:baseline context:baseline dbms:postgresql
--preconditions onFail:MARK_RAN onSqlOutput:TEST
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = 'Pet'
CREATE TABLE "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0);
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "password" TEXT NOT NULL,
    "name" TEXT,
    "isAdmin" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "Pet" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "health" INTEGER NOT NULL DEFAULT 100,
    "hunger" INTEGER NOT NULL DEFAULT 0,
    "happiness" INTEGER NOT NULL DEFAULT 100,
    "energy" INTEGER NOT NULL DEFAULT 100,
    "isCritical" BOOLEAN NOT NULL DEFAULT false,
    "maxHealthPenalty" INTEGER NOT NULL DEFAULT 0,
    "neglectStartedAt" TIMESTAMP(3),
    "friendliness" INTEGER NOT NULL DEFAULT 50,
    "energyTrait" INTEGER NOT NULL DEFAULT 50,
    "curiosity" INTEGER NOT NULL DEFAULT 50,
    "patience" INTEGER NOT NULL DEFAULT 50,
    "playfulness" INTEGER NOT NULL DEFAULT 50,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "parent1Id" TEXT,
    "parent2Id" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "lastFedAt" TIMESTAMP(3),
    "lastInteractionAt" TIMESTAMP(3),
    "lastStatUpdate" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastBredAt" TIMESTAMP(3),
    CONSTRAINT "Pet_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "Trait" (
    "id" TEXT NOT NULL,
    "traitName" TEXT NOT NULL,
    "traitType" TEXT NOT NULL,
    "rarity" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Trait_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "PetTrait" (
    "id" TEXT NOT NULL,
    "petId" TEXT NOT NULL,
    "traitId" TEXT NOT NULL,
    "inheritanceSource" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "PetTrait_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
CREATE INDEX "Pet_userId_idx" ON "Pet"("userId");
CREATE INDEX "Pet_parent1Id_idx" ON "Pet"("parent1Id");
CREATE INDEX "Pet_parent2Id_idx" ON "Pet"("parent2Id");
CREATE UNIQUE INDEX "Trait_traitName_key" ON "Trait"("traitName");
CREATE INDEX "PetTrait_petId_idx" ON "PetTrait"("petId");
CREATE INDEX "PetTrait_traitId_idx" ON "PetTrait"("traitId");
CREATE UNIQUE INDEX "PetTrait_petId_traitId_key" ON "PetTrait"("petId", "traitId");
ALTER TABLE "Pet" ADD CONSTRAINT "Pet_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PetTrait" ADD CONSTRAINT "PetTrait_petId_fkey" FOREIGN KEY ("petId") REFERENCES "Pet"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PetTrait" ADD CONSTRAINT "PetTrait_traitId_fkey" FOREIGN KEY ("traitId") REFERENCES "Trait"("id") ON DELETE CASCADE ON UPDATE CASCADE;
--rollback empty
