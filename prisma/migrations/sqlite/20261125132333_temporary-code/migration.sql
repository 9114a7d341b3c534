-- CreateTable
CREATE TABLE "TemporaryCode" (
    "accountId" TEXT NOT NULL PRIMARY KEY,
    "hash" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "pepperId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "madeById" TEXT NOT NULL,
    CONSTRAINT "TemporaryCode_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TemporaryCode_madeById_fkey" FOREIGN KEY ("madeById") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TemporaryCodeReason" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "madeById" TEXT,
    "at" DATETIME NOT NULL,
    "reasonClass" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "TemporaryCodeReason_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TemporaryCodeReason_madeById_fkey" FOREIGN KEY ("madeById") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "TemporaryCode_madeById_idx" ON "TemporaryCode"("madeById");

-- CreateIndex
CREATE INDEX "TemporaryCode_expiresAt_idx" ON "TemporaryCode"("expiresAt");

-- CreateIndex
CREATE INDEX "TemporaryCodeReason_accountId_at_idx" ON "TemporaryCodeReason"("accountId", "at");

-- CreateIndex
CREATE INDEX "TemporaryCodeReason_madeById_idx" ON "TemporaryCodeReason"("madeById");

-- CreateIndex
CREATE INDEX "TemporaryCodeReason_at_idx" ON "TemporaryCodeReason"("at");
