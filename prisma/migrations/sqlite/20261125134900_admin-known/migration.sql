-- By hand: an administrator who came by invitation did not close set-up before.
UPDATE "Installation" SET
  "adminSince" = (SELECT MIN("createdAt") FROM "Account" WHERE "role" = 'admin'),
  "setupHash" = NULL
WHERE "adminSince" IS NULL AND EXISTS (SELECT 1 FROM "Account" WHERE "role" = 'admin');
