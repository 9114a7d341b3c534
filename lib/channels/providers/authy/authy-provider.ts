// Owns codes of Authy: those that its app shows, and those that it sends when it is told to.
import "server-only";
import { z } from "zod";
import type { Way } from "@/lib/channels/kinds";
import type { CodeProvider } from "@/lib/channels/provider";
import { authyId } from "@/lib/channels/providers/authy/authy-id";
import { callAuthy } from "@/lib/channels/providers/authy/call-authy";
import { WRONG_TOKEN } from "@/lib/channels/providers/authy/error-numbers";
import { isProviderFault } from "@/lib/channels/providers/provider-fault";
import type { Locale } from "@/lib/platform/locale";
import { accepted, refused } from "@/lib/platform/result";

/** Seven digits from its app and its messages, six from another app that scanned its code; it allows more. */
const CODE = /^\d{6,10}$/;

const isSent = z.object({ message: z.string() });

const tokenIsValid = z.object({ token: z.literal("is valid") }).transform(() => true);

/** `force`: without it, nothing is sent to those who have the app. */
function sending(id: string, way: Way, locale: Locale): { path: string; form?: Record<string, string> } {
  switch (way) {
    case "sms":
      return { path: `/sms/${id}?force=true&locale=${locale}` };
    case "voice":
      return { path: `/call/${id}?force=true` };
    case "email":
      return { path: `/email/${id}`, form: {} };
  }
}

export const authy: CodeProvider = {
  name: "authy",

  async send(to, way, locale) {
    const id = authyId(to);
    if (!id) return refused("destination-refused");
    const sent = await callAuthy({
      name: `send by ${way}`,
      ...sending(id, way, locale),
      repeat: "once",
      sends: true,
      shape: isSent,
    });
    return sent.ok ? accepted({ ref: null }) : sent;
  },

  /** `force`: without it, every code is right for those who have not set the app up yet. */
  async check(to, code) {
    const id = authyId(to);
    if (!id) return refused("code-gone");
    if (!CODE.test(code)) return accepted(false);
    return callAuthy({
      name: "verify",
      path: `/verify/${code}/${id}?force=true`,
      // Once: a right code is used up by the first request.
      repeat: "once",
      sends: false,
      shape: tokenIsValid,
      recover: (fault) => {
        if (isProviderFault(fault) && fault.errorNumber === WRONG_TOKEN) return false;
        throw fault;
      },
    });
  },

  /** Authy has no such call: a new code of a message replaces the old. */
  cancel: async () => accepted(null),
};
