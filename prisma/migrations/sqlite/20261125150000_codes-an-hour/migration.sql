-- DropIndex
DROP INDEX "TemporaryCodeReason_madeById_idx";

-- CreateIndex
CREATE INDEX "TemporaryCodeReason_madeById_at_idx" ON "TemporaryCodeReason"("madeById", "at");
