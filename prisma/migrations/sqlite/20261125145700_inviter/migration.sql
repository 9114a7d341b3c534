-- By hand: the table need not be made anew for a column that may be null.
-- AlterTable
ALTER TABLE "LinkToken" ADD COLUMN "invitedById" TEXT CONSTRAINT "LinkToken_invitedById_fkey" REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "LinkToken_invitedById_idx" ON "LinkToken"("invitedById");
