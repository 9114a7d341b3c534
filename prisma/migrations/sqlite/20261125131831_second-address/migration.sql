-- AlterTable
ALTER TABLE "Account" ADD COLUMN "secondEmail" TEXT;
