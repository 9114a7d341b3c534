-- DropIndex
DROP INDEX "ChannelSend_at_idx";

-- DropIndex
DROP INDEX "ChannelSend_way_country_at_idx";

-- AlterTable
ALTER TABLE "Account" ADD COLUMN "leavesAuthyAt" DATETIME;

-- AlterTable
ALTER TABLE "ChannelPause" ADD COLUMN "resumedAt" DATETIME;

-- CreateTable
CREATE TABLE "ProviderRemoval" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "sealedDestination" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "nextTryAt" DATETIME NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0
);

-- CreateIndex
CREATE INDEX "ProviderRemoval_nextTryAt_idx" ON "ProviderRemoval"("nextTryAt");

-- CreateIndex
CREATE INDEX "ChannelSend_way_at_country_outcome_verifiedAt_provider_idx" ON "ChannelSend"("way", "at", "country", "outcome", "verifiedAt", "provider");
