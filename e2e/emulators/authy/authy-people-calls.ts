// Owns the emulated Authy's calls about a person: to register, look at and remove one, and for the picture of a QR code.
import { randomBytes } from "node:crypto";
import type { EmulatorAnswer } from "../emulator-request";
import { randomSecret } from "../one-time-code";
import { type AuthyQuirks, authyRefusal } from "./authy-answers";
import type { AuthyUser, AuthyUsers } from "./authy-users";

/** Registers a person. The same number is the same person again. */
export function createUser(users: AuthyUsers, form: URLSearchParams): EmulatorAnswer {
  const email = form.get("user[email]") ?? "";
  const cellphone = (form.get("user[cellphone]") ?? "").replace(/[\s()./-]/g, "");
  const countryCode = form.get("user[country_code]") ?? "";
  const wrong: Record<string, string> = {};
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) wrong.email = "is invalid";
  if (!/^[1-9]\d{5,12}$/.test(cellphone)) wrong.cellphone = "is invalid";
  if (!/^[1-9]\d{0,3}$/.test(countryCode)) wrong.country_code = "is invalid";
  if (Object.keys(wrong).length > 0) return authyRefusal(400, 60027, wrong);
  const { id } = users.register(email, countryCode, cellphone);
  return { status: 200, json: { message: "User created successfully.", user: { id }, success: true } };
}

/** What Authy tells of a person. */
export function userStatus(user: AuthyUser): EmulatorAnswer {
  const status = {
    authy_id: user.id,
    confirmed: user.isConfirmed,
    registered: user.hasApp,
    country_code: Number(user.countryCode),
    phone_number: `XXX-XXX-${user.cellphone.slice(-4)}`,
    email: user.email,
    devices: user.hasApp ? ["android"] : [],
    has_hard_token: false,
    account_disabled: user.isSuspended,
    detailed_devices: [],
    deleted_devices: [],
  };
  return { status: 200, json: { status, message: "User status.", success: true } };
}

/** The link opens the secret, so nobody can guess it. */
export function newQrCode(user: AuthyUser, form: URLSearchParams, origin: string): EmulatorAnswer {
  user.qrSecret = randomSecret();
  user.qrLabel = form.get("label") ?? "";
  const qr_code = `${origin}/qr/${user.id}/${randomBytes(8).toString("hex")}.png`;
  return { status: 200, json: { qr_code, label: user.qrLabel, issuer: "Authy", success: true } };
}

/** Changes the address of a person. */
export function changeEmail(user: AuthyUser, form: URLSearchParams): EmulatorAnswer {
  const email = form.get("email") ?? "";
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return authyRefusal(400, 60027, { email: "is invalid" });
  user.email = email;
  return { status: 200, json: { message: "User was updated successfully", success: true } };
}

/** Removes a person. */
export function removeUser(users: AuthyUsers, user: AuthyUser, quirks: AuthyQuirks): EmulatorAnswer {
  users.remove(user);
  const message = quirks.removalSaysNo ? "User was added to remove." : "User removed from application";
  return { status: 200, json: { message, success: !quirks.removalSaysNo } };
}
