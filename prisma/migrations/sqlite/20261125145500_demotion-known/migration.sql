-- By hand.
ALTER TABLE "Account" ADD COLUMN "adminUntil" DATETIME;
