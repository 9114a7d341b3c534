-- By hand: the draft copied the whole table, a minute of standstill where there are a million people.
ALTER TABLE "Account" ADD COLUMN "name" TEXT;
ALTER TABLE "Account" ADD COLUMN "nameKey" TEXT;
ALTER TABLE "Account" ADD COLUMN "deactivatedAt" DATETIME;
ALTER TABLE "Account" ADD COLUMN "lastSignInAt" DATETIME;
ALTER TABLE "Account" ADD COLUMN "factorCount" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Account" ADD COLUMN "codesLeft" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Account" ADD COLUMN "lockedUntil" DATETIME;

-- What is counted along from now on, as it stands.
UPDATE "Account" SET
  "factorCount" = (SELECT COUNT(*) FROM "Authenticator" WHERE "accountId" = "Account"."id"),
  "codesLeft" = (SELECT COUNT(*) FROM "RecoveryCode" c JOIN "RecoveryBatch" b ON c."batchId" = b."id"
    WHERE b."accountId" = "Account"."id" AND c."usedAt" IS NULL),
  "lastSignInAt" = (SELECT MAX("at") FROM "AuditRow" WHERE "subjectId" = "Account"."id" AND "event" = 'session.opened'),
  "lockedUntil" = (SELECT "lockedUntil" FROM "AttemptCounter" WHERE "key" = 'second-factor:' || "Account"."id");
