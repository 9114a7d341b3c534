// Owns the command that seals stored secrets anew once a new key is the first one in ENCRYPTION_KEYS.
import { resealChannels } from "@/lib/channels/reseal-channels";
import { resealMails } from "@/lib/mail/reseal-mails";
import { settings } from "@/lib/platform/env";
import { resealSecrets } from "@/lib/two-factor/authenticators/reseal-secrets";
import { resealWebhooks } from "@/lib/webhooks/reseal-webhooks";
import type { Command } from "@/scripts/twofold/command";
import { onExistingDatabase } from "@/scripts/twofold/on-database";
import { write } from "@/scripts/twofold/terminal";

export const rotateKeys = {
  usage: "keys rotate",
  about:
    "Seals every stored secret and waiting mail under the first key of ENCRYPTION_KEYS. Safe while the server runs, and to repeat.",
  async run(): Promise<void> {
    const resealed = await onExistingDatabase(
      async () =>
        (await resealSecrets()) + (await resealMails()) + (await resealChannels()) + (await resealWebhooks()),
    );
    write(`${resealed} sealed anew under ${settings().encryptionKeys.current.id}.`);
  },
} satisfies Command;
