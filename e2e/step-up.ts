// Owns what people do when they are asked to prove themselves again.
import { expect, type Page } from "@playwright/test";
import { enterCode, type Person } from "./person";

/** Opens the page of an act and proves the second factor; ends on that page. */
export async function openAct(page: Page, person: Person, path: string): Promise<void> {
  await page.goto(path);
  await expect(page).toHaveURL(/\/step-up\?/);
  await enterCode(page, person, await person.phone.nextCode(), person.names.verify);
  await expect(page).toHaveURL(new RegExp(`${path}$`));
}
