-- What waits for one webhook is found by itself, and a receiver that cannot be reached rests by one row.
ALTER TABLE "Webhook" ADD COLUMN "unreachedAt" DATETIME;
CREATE INDEX "WebhookDelivery_webhookId_dueAt_idx" ON "WebhookDelivery"("webhookId", "dueAt");
