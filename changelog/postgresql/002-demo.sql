--liquibase formatted sql logicalFilePath:changelog/002-demo.sql

-- Demo data, for a new database only: 170 users and 92 pets, the same ones every time. Ids and numbers
-- come from the row's number by multiplicative hashing (Knuth, TAOCP volume 3, section 6.4).

--changeset petshell:demo context:demo dbms:postgresql
CREATE TEMP TABLE "demo_user" ("i" INTEGER PRIMARY KEY, "id" TEXT NOT NULL);
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 169)
INSERT INTO "demo_user" SELECT i, concat(lpad(to_hex(((i + 1) * 2654435761 + 1 * 40503) % 4294967296), 8, '0'), '-',
      lpad(to_hex((i * 40503 + 1 * 977) % 65536), 4, '0'), '-4', lpad(to_hex((i * 2531 + 1) % 4096), 3, '0'), '-',
      substr('89ab', i % 4 + 1, 1), lpad(to_hex((i * 1543 + 1 * 7) % 4096), 3, '0'), '-',
      lpad(to_hex(((i + 1) * 11400714819 + 1 * 1779033703::bigint) % 281474976710656), 12, '0')) FROM n;
CREATE TEMP TABLE "demo_pet" ("i" INTEGER PRIMARY KEY, "id" TEXT NOT NULL);
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 91)
INSERT INTO "demo_pet" SELECT i, concat(lpad(to_hex(((i + 1) * 2654435761 + 2 * 40503) % 4294967296), 8, '0'), '-',
      lpad(to_hex((i * 40503 + 2 * 977) % 65536), 4, '0'), '-4', lpad(to_hex((i * 2531 + 2) % 4096), 3, '0'), '-',
      substr('89ab', i % 4 + 1, 1), lpad(to_hex((i * 1543 + 2 * 7) % 4096), 3, '0'), '-',
      lpad(to_hex(((i + 1) * 11400714819 + 2 * 1779033703::bigint) % 281474976710656), 12, '0')) FROM n;
CREATE TEMP TABLE "demo_trait" ("i" INTEGER PRIMARY KEY, "id" TEXT NOT NULL, "type" TEXT NOT NULL, "rarity" TEXT NOT NULL, "name" TEXT NOT NULL);
WITH t(i, type, rarity, name) AS (VALUES
  (0, 'visual', 'common', 'Amber Coat'),
  (1, 'visual', 'common', 'Mint Coat'),
  (2, 'visual', 'common', 'Slate Coat'),
  (3, 'visual', 'common', 'Rose Coat'),
  (4, 'visual', 'rare', 'Lantern Eyes'),
  (5, 'visual', 'rare', 'Glass Horns'),
  (6, 'personality', 'common', 'Sunny'),
  (7, 'personality', 'common', 'Placid'),
  (8, 'personality', 'common', 'Lively'),
  (9, 'personality', 'common', 'Nosy'),
  (10, 'personality', 'legendary', 'Old Soul'))
INSERT INTO "demo_trait" SELECT i, concat(lpad(to_hex(((i + 1) * 2654435761 + 3 * 40503) % 4294967296), 8, '0'), '-',
      lpad(to_hex((i * 40503 + 3 * 977) % 65536), 4, '0'), '-4', lpad(to_hex((i * 2531 + 3) % 4096), 3, '0'), '-',
      substr('89ab', i % 4 + 1, 1), lpad(to_hex((i * 1543 + 3 * 7) % 4096), 3, '0'), '-',
      lpad(to_hex(((i + 1) * 11400714819 + 3 * 1779033703::bigint) % 281474976710656), 12, '0')), type, rarity, name FROM t;
CREATE TEMP TABLE "demo_name" ("i" INTEGER PRIMARY KEY, "name" TEXT NOT NULL);
INSERT INTO "demo_name" VALUES
  (0, 'Milo'), (1, 'Luna'), (2, 'Bella'), (3, 'Coco'), (4, 'Nori'),
  (5, 'Pixel'), (6, 'Mochi'), (7, 'Biscuit'), (8, 'Kiwi'), (9, 'Taro'),
  (10, 'Sesame'), (11, 'Juniper'), (12, 'Onyx'), (13, 'Pepper'), (14, 'Tofu'),
  (15, 'Waffle'), (16, 'Ziggy'), (17, 'Fern'), (18, 'Echo'), (19, 'Clover'),
  (20, 'Maple'), (21, 'Nova'), (22, 'Olive'), (23, 'Pip'), (24, 'Quill');
INSERT INTO "User" ("id", "email", "password", "name", "createdAt", "updatedAt")
SELECT id, 'user' || i || '@example.test', '$2b$10$' || repeat('x', 53), 'User ' || i,
  TIMESTAMP '2026-02-01' + (i * 4391 % 777600) * INTERVAL '1 second', TIMESTAMP '2026-02-01' + (i * 4391 % 777600) * INTERVAL '1 second'
FROM "demo_user";
INSERT INTO "Trait" ("id", "traitName", "traitType", "rarity", "description", "createdAt")
SELECT id, name, type, rarity, name || '.', TIMESTAMP '2026-02-01' + (i * 86) * INTERVAL '1 second' FROM "demo_trait";
INSERT INTO "Pet" ("id", "name", "userId", "health", "hunger", "happiness", "energy", "friendliness", "energyTrait", "curiosity",
  "patience", "playfulness", "generation", "parent1Id", "parent2Id", "createdAt", "updatedAt", "lastStatUpdate")
SELECT p.id, f.name || ' ' || p.i, u.id, (p.i * 37 + 60) % 101, (p.i * 53 + 11) % 101, (p.i * 71 + 80) % 101, (p.i * 29 + 45) % 101,
  (p.i * 17 + 5) % 101, (p.i * 43 + 31) % 101, (p.i * 61 + 7) % 101, (p.i * 83 + 19) % 101, (p.i * 97 + 2) % 101,
  CASE WHEN a.id IS NULL THEN 1 ELSE 2 END, a.id, b.id,
  TIMESTAMP '2026-02-01' + (p.i * 8377 % 777600) * INTERVAL '1 second', TIMESTAMP '2026-02-01' + (p.i * 8377 % 777600 + 600) * INTERVAL '1 second', TIMESTAMP '2026-02-01' + (p.i * 8377 % 777600 + 600) * INTERVAL '1 second'
FROM "demo_pet" AS p
JOIN "demo_name" AS f ON f.i = p.i * 7 % 25
JOIN "demo_user" AS u ON u.i = p.i * 31 % 170
LEFT JOIN "demo_pet" AS a ON p.i > 20 AND p.i % 7 = 0 AND a.i = p.i / 2
LEFT JOIN "demo_pet" AS b ON p.i > 20 AND p.i % 7 = 0 AND b.i = p.i / 3
ORDER BY p.i;
INSERT INTO "PetTrait" ("id", "petId", "traitId", "inheritanceSource", "createdAt")
SELECT concat(lpad(to_hex(((p.i + 1) * 2654435761 + (4 + k.column1) * 40503) % 4294967296), 8, '0'), '-',
      lpad(to_hex((p.i * 40503 + (4 + k.column1) * 977) % 65536), 4, '0'), '-4', lpad(to_hex((p.i * 2531 + (4 + k.column1)) % 4096), 3, '0'), '-',
      substr('89ab', p.i % 4 + 1, 1), lpad(to_hex((p.i * 1543 + (4 + k.column1) * 7) % 4096), 3, '0'), '-',
      lpad(to_hex(((p.i + 1) * 11400714819 + (4 + k.column1) * 1779033703::bigint) % 281474976710656), 12, '0')), p.id, t.id, 'initial', TIMESTAMP '2026-02-01' + (p.i * 8377 % 777600) * INTERVAL '1 second'
FROM "demo_pet" AS p CROSS JOIN (VALUES (0), (1), (2)) AS k JOIN "demo_trait" AS t ON t.i = (p.i * 3 + k.column1 * 4) % 11
ORDER BY p.i, k.column1;
DROP TABLE pg_temp."demo_user";
DROP TABLE pg_temp."demo_pet";
DROP TABLE pg_temp."demo_trait";
DROP TABLE pg_temp."demo_name";
--rollback empty
