-- AlterTable
ALTER TABLE "Account" ADD COLUMN "remindedAt" DATETIME;

-- CreateTable
CREATE TABLE "PersonNote" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "authorId" TEXT,
    "at" DATETIME NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "PersonNote_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PersonNote_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "PersonNote_accountId_at_idx" ON "PersonNote"("accountId", "at");

-- CreateIndex
CREATE INDEX "PersonNote_authorId_idx" ON "PersonNote"("authorId");

-- CreateIndex
CREATE INDEX "Account_role_deactivatedAt_idx" ON "Account"("role", "deactivatedAt");
