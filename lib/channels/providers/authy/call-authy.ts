// Owns one call of Authy's API: form-encoded, our key in a header, and a yes only where every part of the answer says so.
import "server-only";
import { z } from "zod";
import type { ProviderError } from "@/lib/channels/provider";
import { authyMeanings, errorNumberOf, PERSONAL } from "@/lib/channels/providers/authy/error-numbers";
import { exchange, jsonOf } from "@/lib/channels/providers/exchange";
import { judged } from "@/lib/channels/providers/judge-fault";
import { ProviderFault } from "@/lib/channels/providers/provider-fault";
import { readable } from "@/lib/channels/providers/readable";
import { type Repeat, withPatience } from "@/lib/channels/providers/resilience";
import { settings } from "@/lib/platform/env";
import type { Result } from "@/lib/platform/result";

export interface AuthyCall<T> {
  /** For the log. */
  name: string;
  /** Below `/protected/json`. Ids in it must have been checked: digits alone. */
  path: string;
  /** A POST with these fields; a GET without them. */
  form?: Record<string, string>;
  repeat: Repeat;
  /** Whether it makes Authy send something. */
  sends: boolean;
  /** The shape of a good answer, beside its `success`. */
  shape: z.ZodType<T>;
  /** Turns a fault that is an answer after all into that answer, and throws every other. */
  recover?: (fault: unknown) => T;
}

/** In some answers `success` is the text "true". It counts only with status 200. */
const yes = z.looseObject({ success: z.literal([true, "true"]) });
const no = z.looseObject({ success: z.literal([false, "false"]) });

/** Calls Authy's API. Its refusals and faults become errors of a provider. Throws where Authy is not configured. */
export function callAuthy<T>(call: AuthyCall<T>): Promise<Result<T, ProviderError>> {
  const { name, sends, repeat, recover } = call;
  const ask = () => (recover ? answerTo(call).catch(recover) : answerTo(call));
  return judged({ provider: "authy", name, sends, meanings: authyMeanings(sends) }, () =>
    withPatience("authy", repeat, ask),
  );
}

async function answerTo<T>({ path, form, shape }: AuthyCall<T>): Promise<T> {
  const { authy } = settings().providers;
  if (!authy) throw new Error("Authy is not configured");
  const answer = await exchange({
    base: authy.base,
    method: form ? "POST" : "GET",
    path: `/protected/json${path}`,
    headers: {
      "X-Authy-API-Key": authy.apiKey,
      Accept: "application/json",
      "User-Agent": "Twofold",
      ...(form && { "Content-Type": "application/x-www-form-urlencoded" }),
    },
    body: form && new URLSearchParams(form).toString(),
  });
  const { status } = answer;
  const body = jsonOf(answer);
  const errorNumber = errorNumberOf(body);
  if (status !== 200 || errorNumber || no.safeParse(body).success)
    throw new ProviderFault("answered", status, errorNumber, PERSONAL.includes(errorNumber ?? ""));
  return readable(shape, readable(yes, body, status), status);
}
