// Owns the emulated Authy API: who may ask, and which of its calls answers.
import { toBuffer } from "qrcode";
import { EMULATED } from "../emulated-settings";
import type { EmulatorClock } from "../emulator-clock";
import type { EmulatorAnswer, EmulatorRequest } from "../emulator-request";
import type { Outbox } from "../outbox";
import { authyRefusal, USUAL_QUIRKS } from "./authy-answers";
import { changeEmail, createUser, newQrCode, removeUser, userStatus } from "./authy-people-calls";
import { AuthyTokens } from "./authy-tokens";
import { AuthyUsers, phoneOf } from "./authy-users";

const PREFIX = "/protected/json/";

export class AuthyEmulator {
  readonly quirks = { ...USUAL_QUIRKS };
  readonly users: AuthyUsers;
  readonly tokens: AuthyTokens;

  constructor(clock: EmulatorClock, outbox: Outbox) {
    this.users = new AuthyUsers(clock);
    this.tokens = new AuthyTokens(clock, outbox, this.quirks);
  }

  answer(request: EmulatorRequest, origin: string): EmulatorAnswer | Promise<EmulatorAnswer> {
    const { method, path, headers, query, form } = request;
    if (method === "GET" && path.startsWith("/qr/")) return this.#picture(path.split("/")[2]);
    if (headers["x-authy-api-key"] !== EMULATED.authyApiKey) return authyRefusal(401, 60001);
    if (!path.startsWith(PREFIX)) return authyRefusal(404, 60000);
    const [first, second = "", third = ""] = path.slice(PREFIX.length).split("/");
    switch (`${method} ${first}`) {
      case "GET verify":
        return this.#about(third, (user) => this.tokens.verify(user, second, query));
      case "GET sms":
        return this.#about(second, (user) => this.tokens.message(user, "sms", query));
      case "GET call":
        return this.#about(second, (user) => this.tokens.message(user, "call", query));
      case "POST email":
        return this.#about(second, (user) => this.tokens.email(user));
      case "POST users":
        return second === "new" ? createUser(this.users, form) : this.#change(second, third, form, origin);
      case "GET users":
        return third === "status" ? this.#about(second, userStatus) : authyRefusal(404, 60000);
      default:
        return authyRefusal(404, 60000);
    }
  }

  /** The numbers that a request is about; its path only has ids. */
  destinations({ path }: EmulatorRequest): string[] {
    const users = path.split("/").map((part) => this.users.find(part));
    return users.flatMap((user) => (user ? [phoneOf(user)] : []));
  }

  clear(): void {
    this.users.clear();
    Object.assign(this.quirks, USUAL_QUIRKS);
  }

  /** Removal has three names: that of Ruby's client, of Python's and JavaScript's, and of PHP's. */
  #change(second: string, third: string, form: URLSearchParams, origin: string) {
    if (second === "delete") return this.#about(third, (user) => removeUser(this.users, user, this.quirks));
    switch (third) {
      case "delete":
      case "remove":
        return this.#about(second, (user) => removeUser(this.users, user, this.quirks));
      case "secret":
        return this.#about(second, (user) => newQrCode(user, form, origin));
      case "update":
        return this.#about(second, (user) => changeEmail(user, form));
      default:
        return authyRefusal(404, 60000);
    }
  }

  #about(id: string, answer: (user: NonNullable<ReturnType<AuthyUsers["find"]>>) => EmulatorAnswer) {
    const user = this.users.find(id);
    return user ? answer(user) : authyRefusal(404, 60026);
  }

  async #picture(id: string | undefined): Promise<EmulatorAnswer> {
    const user = this.users.find(id);
    if (!user?.qrSecret) return authyRefusal(404, 60026);
    const uri = `otpauth://totp/${encodeURIComponent(user.qrLabel)}?secret=${user.qrSecret}&issuer=Authy`;
    return { status: 200, bytes: await toBuffer(uri), type: "image/png" };
  }
}
