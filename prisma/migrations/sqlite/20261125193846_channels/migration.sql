-- AlterTable
ALTER TABLE "Account" ADD COLUMN "usualFactor" TEXT;

-- CreateTable
CREATE TABLE "Channel" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sealedDestination" TEXT NOT NULL,
    "destinationHash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "country" TEXT,
    "confirmedAt" DATETIME NOT NULL,
    "lastUsedAt" DATETIME,
    "lastCodeHash" TEXT,
    "lastCodeAt" DATETIME,
    CONSTRAINT "Channel_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PendingChannel" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "sessionId" TEXT,
    "kind" TEXT NOT NULL,
    "sealedDestination" TEXT NOT NULL,
    "destinationHash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "country" TEXT,
    "sealedUri" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "startedAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "PendingChannel_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ChannelCode" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "boundTo" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "hash" TEXT,
    "providerRef" TEXT,
    "sendId" TEXT NOT NULL,
    "sends" INTEGER NOT NULL,
    "sentAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "consumedAt" DATETIME,
    CONSTRAINT "ChannelCode_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ChannelSend" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT,
    "destinationHash" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "outcome" TEXT NOT NULL,
    "verifiedAt" DATETIME,
    CONSTRAINT "ChannelSend_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ChannelPause" (
    "way" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "byId" TEXT,

    PRIMARY KEY ("way", "country")
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
