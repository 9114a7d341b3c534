-- AlterTable
ALTER TABLE "AuditRow" ADD COLUMN "seal" TEXT;
ALTER TABLE "AuditRow" ADD COLUMN "sealKeyId" TEXT;

-- CreateTable
CREATE TABLE "AuditChain" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "startId" INTEGER NOT NULL,
    "startSeal" TEXT NOT NULL,
    "headId" INTEGER NOT NULL,
    "headSeal" TEXT NOT NULL,
    "headAt" DATETIME NOT NULL,
    "mac" TEXT NOT NULL,
    "macKeyId" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "AuditRow_actorId_at_idx" ON "AuditRow"("actorId", "at");

-- CreateIndex
CREATE INDEX "AuditRow_event_at_idx" ON "AuditRow"("event", "at");

-- CreateIndex
CREATE INDEX "AuditRow_result_at_idx" ON "AuditRow"("result", "at");
