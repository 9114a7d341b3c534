// Proves that a database whose transactions do not see what ended before they got their lock is refused (R121).
import { expect, it } from "vitest";
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { withClient } from "@/lib/platform/database/postgresql-setup";
import { SettingsError } from "@/lib/platform/settings-error";
import { scratchUrl } from "@/prisma/test-scratch";

it.each(["repeatable read", "serializable"])(
  "refuses %s as the level of every transaction",
  async (level) => {
    const url = await scratchUrl();
    const setLevel = (to: string) =>
      withClient(url, async (client) => {
        const { rows } = await client.query("SELECT current_database() AS name");
        const name = client.escapeIdentifier(rows[0].name);
        await client.query(`ALTER DATABASE ${name} SET default_transaction_isolation TO '${to}'`);
      });
    await setLevel(level);
    const refusal = await prepareDatabase(url).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SettingsError);
    expect(String(refusal)).toMatch(new RegExp(`DATABASE_URL: default_transaction_isolation is "${level}"`));
    await setLevel("read committed");
    expect(await prepareDatabase(url)).not.toEqual([]);
  },
);
