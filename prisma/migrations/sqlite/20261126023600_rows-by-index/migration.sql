-- An account's own rows were looked for among all of the epoch: on SQLite a sign-in read every session.
CREATE INDEX "Session_accountId_epoch_idx" ON "Session"("accountId", "epoch");
DROP INDEX "Session_accountId_idx";
CREATE INDEX "TrustedDevice_accountId_epoch_idx" ON "TrustedDevice"("accountId", "epoch");
DROP INDEX "TrustedDevice_accountId_idx";

-- The sweeper, every half minute, read every session, every failed password and every mail that was sent.
CREATE INDEX "Session_lastUsedAt_idx" ON "Session"("lastUsedAt");
CREATE INDEX "Session_createdAt_idx" ON "Session"("createdAt");
CREATE INDEX "AttemptCounter_updatedAt_idx" ON "AttemptCounter"("updatedAt");
CREATE INDEX "MailMessage_dueAt_createdAt_idx" ON "MailMessage"("dueAt", "createdAt");
DROP INDEX "MailMessage_dueAt_idx";
