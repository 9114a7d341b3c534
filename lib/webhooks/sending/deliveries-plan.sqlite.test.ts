// Proves that looking for what is due walks an index of each webhook, so that what waits for one costs the others nothing.
import { expect, it } from "vitest";
import { watchPlans } from "@/lib/sign-in/test-plans";
import { NOW } from "@/lib/two-factor/test-person";
import { claimDueDelivery } from "@/lib/webhooks/sending/delivery-store";
import { nextDueDelivery } from "@/lib/webhooks/sending/rest-store";
import { allowLoopback, plantWebhook } from "@/lib/webhooks/test-webhooks";

allowLoopback();
const plansSince = watchPlans();
const INDEX = "WebhookDelivery_webhookId_dueAt_idx (webhookId=? AND dueAt";

it("claims, and finds the next moment, along the index of a webhook and in its order", async () => {
  await plantWebhook("http://127.0.0.1:9/hook");
  await plansSince();
  expect(await claimDueDelivery(NOW, [])).toBeNull();
  expect(await nextDueDelivery()).toBeNull();
  const plans = (await plansSince()).filter((plan) => plan.includes("FROM `main`.`WebhookDelivery`"));
  expect(plans).toHaveLength(2);
  for (const plan of plans) {
    expect(plan).toContain(INDEX);
    expect(plan).not.toContain("TEMP B-TREE");
  }
});
