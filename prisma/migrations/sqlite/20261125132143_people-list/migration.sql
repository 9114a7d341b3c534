-- By hand: the draft copied the whole table, a minute of standstill where there are a million people.
ALTER TABLE "LinkToken" ADD COLUMN "name" TEXT;
ALTER TABLE "Account" ADD COLUMN "codesLow" BOOLEAN NOT NULL DEFAULT false;

-- What is kept along from now on, as it stands (RECOVERY_CODES_LOW).
UPDATE "Account" SET "codesLow" = true WHERE "factorCount" > 0 AND "codesLeft" <= 3;

CREATE INDEX "Account_nameKey_id_idx" ON "Account"("nameKey", "id");
CREATE INDEX "Account_createdAt_id_idx" ON "Account"("createdAt", "id");
CREATE INDEX "Account_lastSignInAt_id_idx" ON "Account"("lastSignInAt", "id");
CREATE INDEX "Account_role_email_idx" ON "Account"("role", "email");
CREATE INDEX "Account_factorCount_email_idx" ON "Account"("factorCount", "email");
CREATE INDEX "Account_codesLow_email_idx" ON "Account"("codesLow", "email");
CREATE INDEX "Account_lockedUntil_id_idx" ON "Account"("lockedUntil", "id");
CREATE INDEX "Account_deactivatedAt_id_idx" ON "Account"("deactivatedAt", "id");
CREATE INDEX "Account_deactivatedAt_lastSignInAt_id_idx" ON "Account"("deactivatedAt", "lastSignInAt", "id");
CREATE INDEX "LinkToken_purpose_createdAt_idx" ON "LinkToken"("purpose", "createdAt");
