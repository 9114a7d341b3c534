// Owns the device that holds passkeys: Chromium's virtual authenticator.
import type { Page } from "@playwright/test";

export interface PasskeyDevice {
  /** Whether its owner touches it whenever a page asks, the address field's own quiet question included. */
  setTouched(isTouched: boolean): Promise<void>;
}

/** Gives the browser of a page a device that has passkeys, knows its owner and is touched. */
export async function plugIn(page: Page): Promise<PasskeyDevice> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("WebAuthn.enable");
  const { authenticatorId } = await devTools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async setTouched(enabled) {
      await devTools.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled });
    },
  };
}
