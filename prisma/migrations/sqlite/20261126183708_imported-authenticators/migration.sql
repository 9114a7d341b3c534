-- Nobody becomes an administrator with an authenticator whose key came with a list: whoever brought it may know the key.
ALTER TABLE "Authenticator" ADD COLUMN "isImported" BOOLEAN NOT NULL DEFAULT false;

-- Those of before, by the log: its entry and the confirmation have one time.
UPDATE "Authenticator" SET "isImported" = true WHERE EXISTS (
  SELECT 1 FROM "AuditRow"
  WHERE "AuditRow"."subjectId" = "Authenticator"."accountId"
    AND "AuditRow"."event" = 'authenticator.added'
    AND "AuditRow"."reason" = 'imported'
    AND "AuditRow"."at" = "Authenticator"."confirmedAt"
);
