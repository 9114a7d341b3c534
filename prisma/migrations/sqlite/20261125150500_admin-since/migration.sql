-- By hand: who is an administrator already has been one for as long as anybody knows.
ALTER TABLE "Account" ADD COLUMN "adminSince" DATETIME;
UPDATE "Account" SET "adminSince" = "createdAt" WHERE "role" = 'admin';
