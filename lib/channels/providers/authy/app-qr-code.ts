// Owns Authy's QR code for other authenticator apps: the person's secret, which Authy keeps, to be scanned.
import "server-only";
import { z } from "zod";
import type { ProviderError } from "@/lib/channels/provider";
import { authyId } from "@/lib/channels/providers/authy/authy-id";
import { callAuthy } from "@/lib/channels/providers/authy/call-authy";
import { exchange } from "@/lib/channels/providers/exchange";
import { isProviderFault } from "@/lib/channels/providers/provider-fault";
import { settings } from "@/lib/platform/env";
import { isLoopbackName } from "@/lib/platform/loopback";
import { accepted, type Result, refused } from "@/lib/platform/result";

const SIZE_PIXELS = "300";
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export interface AppQrCode {
  /** The picture, where it lies on the API's own origin: we fetch from no other (R57), and our pages show no other. */
  png: Uint8Array | null;
  /** Where the picture is, for a link. Whoever has it can read the secret: shown once, kept nowhere. */
  link: string;
}

const isSafeLink = ({ protocol, hostname }: URL) =>
  protocol === "https:" || (protocol === "http:" && isLoopbackName(hostname));

const answered = z.object({
  qr_code: z
    .string()
    .max(2000)
    .refine((text) => URL.canParse(text) && isSafeLink(new URL(text))),
});

/**
 * Has Authy make the QR code. Errors: those of a provider; code-gone for somebody whom Authy does not know.
 * @param of the person's Authy id
 * @param label account name in the authenticator app
 */
export async function appQrCode(of: string, label: string): Promise<Result<AppQrCode, ProviderError>> {
  const id = authyId(of);
  if (!id) return refused("code-gone");
  const answer = await callAuthy({
    name: "app QR code",
    path: `/users/${id}/secret`,
    form: { qr_size: SIZE_PIXELS, label },
    // Whether a second request makes a second secret is not known.
    repeat: "once",
    sends: false,
    shape: answered,
  });
  if (!answer.ok) return answer;
  const link = new URL(answer.value.qr_code);
  return accepted({ png: await pictureAt(link), link: link.href });
}

async function pictureAt(link: URL): Promise<Uint8Array | null> {
  const base = settings().providers.authy?.base;
  if (link.origin !== base?.origin) return null;
  const path = `${link.pathname}${link.search}`;
  try {
    const { status, bytes } = await exchange({ base, method: "GET", path, headers: { Accept: "image/png" } });
    return status === 200 && PNG.equals(bytes.subarray(0, PNG.length)) ? bytes : null;
  } catch (error) {
    if (isProviderFault(error)) return null;
    throw error;
  }
}
