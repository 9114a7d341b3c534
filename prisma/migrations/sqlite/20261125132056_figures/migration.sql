-- AlterTable
ALTER TABLE "Enrollment" ADD COLUMN "lastError" TEXT;
ALTER TABLE "Enrollment" ADD COLUMN "shownAt" DATETIME;

-- By hand: the draft copied the table.
ALTER TABLE "RecoveryBatch" ADD COLUMN "isReplacement" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "DailyFigure" (
    "day" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    PRIMARY KEY ("day", "name")
);

-- What stands now; from here on it is counted along. The days before are counted from the log at the next start.
INSERT INTO "DailyFigure" ("day", "name", "value")
  SELECT 'total', 'accounts', COUNT(*) FROM "Account"
  UNION ALL SELECT 'total', 'protected', COUNT(*) FROM "Account" WHERE "factorCount" > 0;
