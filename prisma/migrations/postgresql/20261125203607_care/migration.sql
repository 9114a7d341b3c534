-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "checkedUpAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Authenticator" ADD COLUMN     "driftMs" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "missedCodes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "missedSteps" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "offsetSteps" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "replacesId" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "Enrollment" ADD COLUMN     "replacesId" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "RecoveryBatch" ADD COLUMN     "testedAt" TIMESTAMP(3);
