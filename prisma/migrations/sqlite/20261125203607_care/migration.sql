-- AlterTable
ALTER TABLE "Account" ADD COLUMN "checkedUpAt" DATETIME;

-- AlterTable
ALTER TABLE "Authenticator" ADD COLUMN "offsetSteps" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Authenticator" ADD COLUMN "driftMs" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Authenticator" ADD COLUMN "missedCodes" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Authenticator" ADD COLUMN "missedSteps" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Authenticator" ADD COLUMN "replacesId" TEXT;

-- AlterTable
ALTER TABLE "Enrollment" ADD COLUMN "replacesId" TEXT;

-- AlterTable
ALTER TABLE "RecoveryBatch" ADD COLUMN "testedAt" DATETIME;
