// Owns the authenticator of tests: ES256 in software, honest unless it is told to lie.
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { originOf } from "@/lib/passkeys/relying-party";
import type { Ceremony } from "@/lib/platform/actions/form-state";

/** What an answer says instead of the truth. The lie is signed as well. */
export interface Lie {
  type?: string;
  challenge?: string;
  origin?: string;
  crossOrigin?: boolean;
  rpId?: string;
  userPresent?: boolean;
  userVerified?: boolean;
  isSyncable?: boolean;
  /** Null leaves it out. */
  userHandle?: string | null;
  id?: string;
  /** An attestation statement, in the format "packed". */
  statement?: Map<string, unknown>;
}

interface Traits {
  /** Kept by a password manager, which counts nothing. */
  isSynced?: boolean;
  aaguid?: string;
}

const NO_AAGUID = "00000000-0000-0000-0000-000000000000";
const FLAGS = { userPresent: 0x01, userVerified: 0x04, syncable: 0x08, backedUp: 0x10, attested: 0x40 };

const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const hash = (data: string | Uint8Array) => createHash("sha256").update(data).digest();

/** One authenticator with one credential. */
export class TestAuthenticator {
  readonly id = encode(randomBytes(32));
  /** The counter of the last answer; the next answer has one more, unless the passkey is synced. */
  counter: number;
  private userHandle = "";
  private readonly keys = generateKeyPairSync("ec", { namedCurve: "P-256" });

  constructor(private readonly traits: Traits = {}) {
    this.counter = traits.isSynced ? 0 : 7;
  }

  /** Makes the credential that a registration asks for. */
  create(ceremony: Ceremony, lie: Lie = {}): string {
    const options = JSON.parse(ceremony.options);
    this.userHandle = options.user.id;
    const aaguid = Buffer.from((this.traits.aaguid ?? NO_AAGUID).replaceAll("-", ""), "hex");
    const id = Buffer.from(this.id, "base64url");
    const attested = Buffer.concat([aaguid, uint16(id.length), id, this.publicKey()]);
    const authData = Buffer.concat([this.head(lie.rpId ?? options.rp.id, FLAGS.attested, lie), attested]);
    const object = new Map<string, unknown>([
      ["fmt", lie.statement ? "packed" : "none"],
      ["attStmt", lie.statement ?? new Map()],
      ["authData", new Uint8Array(authData)],
    ]);
    const clientDataJSON = clientData("webauthn.create", options.challenge, lie);
    const response = {
      clientDataJSON,
      attestationObject: encode(isoCBOR.encode(object as never)),
      transports: ["internal"],
    };
    return this.answer(response, lie);
  }

  /** Signs what a sign-in or a step-up asks for. */
  get(ceremony: Ceremony, lie: Lie = {}): string {
    const options = JSON.parse(ceremony.options);
    if (!this.traits.isSynced) this.counter += 1;
    const authData = this.head(lie.rpId ?? options.rpId, 0, lie);
    const clientDataJSON = clientData("webauthn.get", options.challenge, lie);
    const signed = Buffer.concat([authData, hash(Buffer.from(clientDataJSON, "base64url"))]);
    const signature = encode(sign("sha256", signed, this.keys.privateKey));
    const userHandle = lie.userHandle === undefined ? this.userHandle : lie.userHandle;
    const response = { clientDataJSON, authenticatorData: encode(authData), signature };
    return this.answer({ ...response, ...(userHandle !== null && { userHandle }) }, lie);
  }

  private answer(response: object, { id = this.id }: Lie): string {
    return JSON.stringify({ id, rawId: id, type: "public-key", response, clientExtensionResults: {} });
  }

  private head(rpId: string, more: number, lie: Lie): Buffer {
    const isSyncable = lie.isSyncable ?? this.traits.isSynced === true;
    let flags = more;
    if (lie.userPresent !== false) flags |= FLAGS.userPresent;
    if (lie.userVerified !== false) flags |= FLAGS.userVerified;
    if (isSyncable) flags |= FLAGS.syncable | FLAGS.backedUp;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([hash(rpId), Buffer.from([flags]), counter]);
  }

  /** The public key as COSE writes it (RFC 9053 7.1.1). */
  private publicKey(): Uint8Array {
    const { x = "", y = "" } = this.keys.publicKey.export({ format: "jwk" });
    const key = new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, "base64url"))],
      [-3, new Uint8Array(Buffer.from(y, "base64url"))],
    ]);
    return isoCBOR.encode(key as never);
  }
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function clientData(type: string, challenge: string, lie: Lie): string {
  const said = { origin: originOf(undefined), crossOrigin: false, challenge, type };
  const { origin = said.origin, crossOrigin = said.crossOrigin } = lie;
  const data = { type: lie.type ?? type, challenge: lie.challenge ?? challenge, origin, crossOrigin };
  return Buffer.from(JSON.stringify(data)).toString("base64url");
}
