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

-- As before, but for how older rows are looked for: whether there is any below a number that is not known when the plan
-- is made was asked, from the sixth time on, by reading all of the log. The smallest number is the first of an index.
CREATE OR REPLACE FUNCTION twofold_audit_shortened() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  last_id integer := (SELECT max("id") FROM gone);
  newest timestamp := (SELECT max("at") FROM gone);
BEGIN
  IF EXISTS (SELECT 1 FROM gone WHERE "seal" IS NULL)
    OR (SELECT min("id") FROM "AuditRow") < last_id
    OR newest > (now() AT TIME ZONE 'UTC') - twofold_audit_kept_for() THEN
    RAISE EXCEPTION 'the security log is append-only' USING ERRCODE = 'insufficient_privilege',
      HINT = 'It is shortened from its oldest sealed row on, by twofold_audit_retire.';
  END IF;
  RETURN NULL;
END $$;
