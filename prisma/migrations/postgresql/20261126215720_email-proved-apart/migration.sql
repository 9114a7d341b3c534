-- Whether an address was proved by somebody who was not signed in to its account; of those of before nobody knows.
ALTER TABLE "Account" ADD COLUMN "emailProvedApart" BOOLEAN NOT NULL DEFAULT false;
