-- CreateTable
CREATE TABLE "Policy" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "revision" INTEGER NOT NULL,
    "members" TEXT NOT NULL,
    "requiredFrom" DATETIME,
    "graceDays" INTEGER NOT NULL,
    "graceSince" DATETIME,
    "inForceSince" DATETIME,
    "trustedDevices" BOOLEAN NOT NULL,
    "channels" TEXT NOT NULL DEFAULT '',
    "memberIdleSeconds" INTEGER NOT NULL,
    "memberAbsoluteSeconds" INTEGER NOT NULL,
    "adminIdleSeconds" INTEGER NOT NULL,
    "adminAbsoluteSeconds" INTEGER NOT NULL,
    "resetsNeedTwoAdmins" BOOLEAN NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "updatedById" TEXT,
    CONSTRAINT "Policy_updatedById_fkey" FOREIGN KEY ("updatedById") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Policy_updatedById_idx" ON "Policy"("updatedById");

-- CreateIndex
CREATE INDEX "Account_role_factorCount_createdAt_deactivatedAt_emailConfirmedAt_idx" ON "Account"("role", "factorCount", "createdAt", "deactivatedAt", "emailConfirmedAt");
