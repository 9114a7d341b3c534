-- An account's own rows were looked for among all of the epoch: on SQLite a sign-in read every session.
DROP INDEX "Session_accountId_idx";
CREATE INDEX "Session_accountId_epoch_idx" ON "Session"("accountId", "epoch");
DROP INDEX "TrustedDevice_accountId_idx";
CREATE INDEX "TrustedDevice_accountId_epoch_idx" ON "TrustedDevice"("accountId", "epoch");
