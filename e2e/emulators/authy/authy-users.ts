// Owns the emulated Authy's people: one for each number, whatever the address.
import { randomInt } from "node:crypto";
import type { EmulatorClock } from "../emulator-clock";
import { type CodeParameters, codeOf, randomSecret, stepAt, USUAL } from "../one-time-code";

export interface AuthyUser {
  id: number;
  email: string;
  countryCode: string;
  cellphone: string;
  /** Whether the person has set Authy's app up: then nothing is sent without `force`. */
  hasApp: boolean;
  isSuspended: boolean;
  /** Whether a token was ever right. */
  isConfirmed: boolean;
  appSecret: string;
  /** Of other authenticator apps, once its picture was asked for. */
  qrSecret: string | null;
  qrLabel: string;
  sent: { code: string; at: number } | null;
  lastToken: string | null;
  createdAt: number;
}

/** Authy's own app shows seven digits that change every ten seconds. */
export const APP: CodeParameters = { algorithm: "sha1", digits: 7, period: 10 };

export class AuthyUsers {
  #byId = new Map<number, AuthyUser>();

  constructor(readonly clock: EmulatorClock) {}

  register(email: string, countryCode: string, cellphone: string): AuthyUser {
    const known = [...this.#byId.values()].find(
      (user) => user.countryCode === countryCode && user.cellphone === cellphone,
    );
    if (known) return known;
    const flags = { hasApp: false, isSuspended: false, isConfirmed: false };
    const secrets = { appSecret: randomSecret(), qrSecret: null, qrLabel: "", sent: null, lastToken: null };
    const id = randomInt(10_000, 1_000_000_000);
    const user = { id, email, countryCode, cellphone, ...flags, ...secrets, createdAt: this.clock.now() };
    this.#byId.set(id, user);
    return user;
  }

  find(id: string | undefined): AuthyUser | undefined {
    return this.#byId.get(Number(id));
  }

  /** By id or by number in E.164: tests and developers may not know the id. */
  findAny(of: string): AuthyUser | undefined {
    return this.find(of) ?? [...this.#byId.values()].find((user) => phoneOf(user) === of);
  }

  remove(user: AuthyUser): void {
    this.#byId.delete(user.id);
  }

  /** What apps show now; also for people without Authy's, who may install it at any time. */
  codes(of?: string): { name: string; code: string }[] {
    const user = of === undefined ? undefined : this.findAny(of);
    const asked = of === undefined ? [...this.#byId.values()] : user ? [user] : [];
    return asked.flatMap((one) => this.#codesOf(one));
  }

  /** What to keep while the program does not run. */
  get all(): AuthyUser[] {
    return [...this.#byId.values()];
  }

  set all(users: AuthyUser[]) {
    this.#byId = new Map(users.map((user) => [user.id, user]));
  }

  #codesOf(user: AuthyUser): { name: string; code: string }[] {
    const now = this.clock.now();
    const own = {
      name: `Authy's app of ${phoneOf(user)}`,
      code: codeOf(user.appSecret, stepAt(now, APP), APP),
    };
    if (user.qrSecret === null) return [own];
    const name = `The app that scanned Authy's picture: ${user.qrLabel}`;
    return [own, { name, code: codeOf(user.qrSecret, stepAt(now, USUAL), USUAL) }];
  }

  clear(): void {
    this.#byId.clear();
  }
}

/** The number of a person in E.164. */
export function phoneOf({ countryCode, cellphone }: AuthyUser): string {
  return `+${countryCode}${cellphone}`;
}

/** As Authy masks a number. */
export function maskedPhone({ countryCode, cellphone }: AuthyUser): string {
  return `+${countryCode}-XXX-XXX-XX${cellphone.slice(-2)}`;
}
