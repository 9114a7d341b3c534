// Owns people at Authy: registered, looked at, and removed.
import "server-only";
import { z } from "zod";
import type { ProviderError } from "@/lib/channels/provider";
import { authyId } from "@/lib/channels/providers/authy/authy-id";
import { callAuthy } from "@/lib/channels/providers/authy/call-authy";
import { isProviderFault, type ProviderFault } from "@/lib/channels/providers/provider-fault";
import { accepted, type Result, refused } from "@/lib/platform/result";

export interface AuthyRegistration {
  email: string;
  /** National number, digits alone. */
  phone: string;
  /** Digits alone: 1, 49, 86. */
  countryCallingCode: string;
}

export interface AuthyStatus {
  /** Whether a code was ever right. */
  isConfirmed: boolean;
  /** Whether the person has set the app up. */
  hasApp: boolean;
  isDisabled: boolean;
}

const id = z
  .int()
  .positive()
  .transform(String)
  .or(z.string().regex(/^[1-9]\d{0,18}$/));
const registered = z.object({ user: z.object({ id }) });
const flag = z.boolean().catch(false);
const status = z.object({
  status: z.object({ authy_id: id, confirmed: flag, registered: flag, account_disabled: flag }),
});

/**
 * Registers a number with Authy, which sends nothing. The same number is the same person to it, whatever the address:
 * the id of an earlier registration comes back.
 */
export async function registerUser(
  person: AuthyRegistration,
): Promise<Result<{ authyId: string }, ProviderError>> {
  const { email, phone, countryCallingCode } = person;
  if (!/^\d{4,15}$/.test(phone) || !/^[1-9]\d{0,3}$/.test(countryCallingCode))
    return refused("destination-refused");
  const answer = await callAuthy({
    name: "register user",
    path: "/users/new",
    form: {
      "user[email]": email,
      "user[cellphone]": phone,
      "user[country_code]": countryCallingCode,
      send_install_link_via_sms: "false",
    },
    repeat: "once",
    sends: false,
    shape: registered,
  });
  return answer.ok ? accepted({ authyId: answer.value.user.id }) : answer;
}

/**
 * What Authy knows of a person. Errors: those of a provider; code-gone for somebody whom Authy does not know.
 * @param of the person's Authy id
 */
export async function userStatus(of: string): Promise<Result<AuthyStatus, ProviderError>> {
  const known = authyId(of);
  if (!known) return refused("code-gone");
  const answer = await callAuthy({
    name: "user status",
    path: `/users/${known}/status`,
    repeat: "again",
    sends: false,
    shape: status.refine((body) => body.status.authy_id === known),
  });
  if (!answer.ok) return answer;
  const { confirmed, registered: hasApp, account_disabled: isDisabled } = answer.value.status;
  return accepted({ isConfirmed: confirmed, hasApp, isDisabled });
}

/** Takes a person out of our application at Authy. Accepts as well where they are not in it any more. */
export async function removeUser(of: string): Promise<Result<void, ProviderError>> {
  const known = authyId(of);
  if (!known) return accepted(undefined);
  return callAuthy({
    name: "remove user",
    path: `/users/${known}/remove`,
    form: {},
    repeat: "again",
    sends: false,
    shape: z.looseObject({}).transform(() => undefined),
    recover: (fault) => {
      if (isProviderFault(fault) && isRemoved(fault)) return;
      throw fault;
    },
  });
}

/** A second removal finds nobody; and a removal that worked was seen to answer 200 with `success` false. */
function isRemoved({ kind, status, errorNumber }: ProviderFault): boolean {
  return errorNumber === "60026" || (kind === "answered" && status === 200 && errorNumber === null);
}
