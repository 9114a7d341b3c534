-- DropIndex
DROP INDEX "ChannelSend_at_idx";

-- DropIndex
DROP INDEX "ChannelSend_way_country_at_idx";

-- AlterTable
ALTER TABLE "Account" ADD COLUMN "leavesAuthyAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "ChannelPause" ADD COLUMN "resumedAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "ProviderRemoval" (
    "id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "sealedDestination" TEXT COLLATE "C" NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "nextTryAt" TIMESTAMP(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ProviderRemoval_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ProviderRemoval_nextTryAt_idx" ON "ProviderRemoval"("nextTryAt");

-- CreateIndex
CREATE INDEX "ChannelSend_way_at_country_outcome_verifiedAt_provider_idx" ON "ChannelSend"("way", "at", "country", "outcome", "verifiedAt", "provider");
