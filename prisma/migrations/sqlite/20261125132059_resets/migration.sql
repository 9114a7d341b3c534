-- AlterTable
ALTER TABLE "Account" ADD COLUMN "resetAt" DATETIME;

-- CreateTable
CREATE TABLE "Reset" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "actorId" TEXT,
    "requestId" TEXT,
    "reasonClass" TEXT,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "delaySeconds" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "effectiveAt" DATETIME,
    "endedAt" DATETIME,
    "pendingFor" TEXT,
    CONSTRAINT "Reset_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Reset_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ResetApproval" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "resetId" TEXT NOT NULL,
    "adminId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "ResetApproval_resetId_fkey" FOREIGN KEY ("resetId") REFERENCES "Reset" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ResetApproval_adminId_fkey" FOREIGN KEY ("adminId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ResetRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "browser" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "isKnownBrowser" BOOLEAN NOT NULL,
    "decidedAt" DATETIME,
    "openFor" TEXT,
    CONSTRAINT "ResetRequest_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Reset_requestId_key" ON "Reset"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "Reset_pendingFor_key" ON "Reset"("pendingFor");

-- CreateIndex
CREATE INDEX "Reset_accountId_createdAt_idx" ON "Reset"("accountId", "createdAt");

-- CreateIndex
CREATE INDEX "Reset_actorId_idx" ON "Reset"("actorId");

-- CreateIndex
CREATE INDEX "Reset_state_effectiveAt_idx" ON "Reset"("state", "effectiveAt");

-- CreateIndex
CREATE INDEX "Reset_endedAt_id_idx" ON "Reset"("endedAt", "id");

-- CreateIndex
CREATE INDEX "ResetApproval_adminId_at_idx" ON "ResetApproval"("adminId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ResetApproval_resetId_adminId_key" ON "ResetApproval"("resetId", "adminId");

-- CreateIndex
CREATE UNIQUE INDEX "ResetRequest_openFor_key" ON "ResetRequest"("openFor");

-- CreateIndex
CREATE INDEX "ResetRequest_accountId_createdAt_idx" ON "ResetRequest"("accountId", "createdAt");

-- CreateIndex
CREATE INDEX "ResetRequest_decidedAt_createdAt_idx" ON "ResetRequest"("decidedAt", "createdAt");
