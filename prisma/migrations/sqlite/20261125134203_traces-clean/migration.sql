-- AlterTable
ALTER TABLE "Installation" ADD COLUMN "tracesCleanUntil" DATETIME;
