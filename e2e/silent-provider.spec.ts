// A provider of codes that does not answer, as whoever waits for a code sees it.
import { randomInt } from "node:crypto";
import { allowChannels } from "./channel-people";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { nextCode } from "./sent-codes";
import { EMULATED_TWILIO_URL, POLICY_REQUIRED_URL } from "./servers";
import { openAct } from "./step-up";

const START = "/account/two-factor/channels/add/phone";

/** The next call that names `match` fails, and no other. */
async function failOnce(as: "500" | "503", match: string): Promise<void> {
  const body = JSON.stringify({ as, next: 1, match });
  const answer = await fetch(`${EMULATED_TWILIO_URL}/__test/fail`, { method: "POST", body });
  expect(answer.status).toBe(200);
}

test.beforeEach(() => allowChannels(POLICY_REQUIRED_URL));

test("a code that may be on its way is no failure, and a check that fails uses none up", async ({
  page,
  member,
}) => {
  const digits = `1501716${randomInt(1000, 9999)}`;
  await failOnce("500", digits);
  // The policy counts everywhere within five seconds.
  await expect(async () => {
    await page.goto("/account/two-factor");
    await expect(page.getByText("Codes that are sent to you")).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await openAct(page, member, START);
  await page.getByLabel("Phone number").fill(`+${digits}`);
  await page.getByRole("button", { name: "Send code" }).click();
  await expect(page.getByText("The code may be on its way")).toBeVisible();
  await expectAccessible(page);
  const { code } = await nextCode(`+${digits}`);
  await failOnce("503", digits);
  await page.getByLabel("Code from the text message").fill(code);
  await expect(page.getByText(/does not answer: nothing was sent, and no code was used up/)).toBeVisible();
  await page.getByLabel("Code from the text message").fill(code);
  await expect(page.getByRole("status")).toHaveText(/^The new way to get codes is added/);
});
