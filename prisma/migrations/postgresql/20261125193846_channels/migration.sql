-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "usualFactor" TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "Channel" (
    "id" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "sealedDestination" TEXT COLLATE "C" NOT NULL,
    "destinationHash" TEXT COLLATE "C" NOT NULL,
    "hint" TEXT COLLATE "C" NOT NULL,
    "country" TEXT COLLATE "C",
    "confirmedAt" TIMESTAMP(3) NOT NULL,
    "lastUsedAt" TIMESTAMP(3),
    "lastCodeHash" TEXT COLLATE "C",
    "lastCodeAt" TIMESTAMP(3),

    CONSTRAINT "Channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PendingChannel" (
    "id" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "sessionId" TEXT COLLATE "C",
    "kind" TEXT COLLATE "C" NOT NULL,
    "sealedDestination" TEXT COLLATE "C" NOT NULL,
    "destinationHash" TEXT COLLATE "C" NOT NULL,
    "hint" TEXT COLLATE "C" NOT NULL,
    "country" TEXT COLLATE "C",
    "sealedUri" TEXT COLLATE "C",
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PendingChannel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChannelCode" (
    "id" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "channelId" TEXT COLLATE "C" NOT NULL,
    "boundTo" TEXT COLLATE "C" NOT NULL,
    "way" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C",
    "providerRef" TEXT COLLATE "C",
    "sendId" TEXT COLLATE "C" NOT NULL,
    "sends" INTEGER NOT NULL,
    "sentAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "consumedAt" TIMESTAMP(3),

    CONSTRAINT "ChannelCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChannelSend" (
    "id" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C",
    "destinationHash" TEXT COLLATE "C" NOT NULL,
    "country" TEXT COLLATE "C" NOT NULL,
    "way" TEXT COLLATE "C" NOT NULL,
    "provider" TEXT COLLATE "C" NOT NULL,
    "address" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "outcome" TEXT COLLATE "C" NOT NULL,
    "verifiedAt" TIMESTAMP(3),

    CONSTRAINT "ChannelSend_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChannelPause" (
    "way" TEXT COLLATE "C" NOT NULL,
    "country" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "byId" TEXT COLLATE "C",

    CONSTRAINT "ChannelPause_pkey" PRIMARY KEY ("way","country")
);

-- CreateIndex
CREATE UNIQUE INDEX "Channel_accountId_kind_key" ON "Channel"("accountId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "PendingChannel_accountId_key" ON "PendingChannel"("accountId");

-- CreateIndex
CREATE INDEX "PendingChannel_expiresAt_idx" ON "PendingChannel"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "ChannelCode_channelId_key" ON "ChannelCode"("channelId");

-- CreateIndex
CREATE INDEX "ChannelCode_accountId_boundTo_idx" ON "ChannelCode"("accountId", "boundTo");

-- CreateIndex
CREATE INDEX "ChannelCode_expiresAt_idx" ON "ChannelCode"("expiresAt");

-- CreateIndex
CREATE INDEX "ChannelSend_accountId_at_idx" ON "ChannelSend"("accountId", "at");

-- CreateIndex
CREATE INDEX "ChannelSend_destinationHash_at_idx" ON "ChannelSend"("destinationHash", "at");

-- CreateIndex
CREATE INDEX "ChannelSend_address_at_idx" ON "ChannelSend"("address", "at");

-- CreateIndex
CREATE INDEX "ChannelSend_way_country_at_idx" ON "ChannelSend"("way", "country", "at");

-- CreateIndex
CREATE INDEX "ChannelSend_at_idx" ON "ChannelSend"("at");

-- AddForeignKey
ALTER TABLE "Channel" ADD CONSTRAINT "Channel_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PendingChannel" ADD CONSTRAINT "PendingChannel_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChannelCode" ADD CONSTRAINT "ChannelCode_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChannelSend" ADD CONSTRAINT "ChannelSend_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
