-- By hand: rows of now are of the first epoch.
ALTER TABLE "Installation" ADD COLUMN "sessionEpoch" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Session" ADD COLUMN "epoch" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "TrustedDevice" ADD COLUMN "epoch" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "Session_epoch_idx" ON "Session"("epoch");
CREATE INDEX "TrustedDevice_epoch_idx" ON "TrustedDevice"("epoch");
