// Owns reading what Google Authenticator's "Transfer accounts" shows: otpauth-migration://offline?data=…, strictly and
// without ever throwing. Pure. Wire format: protocol buffers, whose fields are named below.
import { Reader } from "protobufjs/minimal.js";
import { ALGORITHMS, type Algorithm, DEFAULT_TOTP_PARAMETERS } from "@/lib/totp/parameters";
import { MAX_OTPAUTH_URI_CHARACTERS } from "@/lib/totp/parse-otpauth-uri";

/** One entry, as it stands there. */
export interface MigratedEntry {
  secret: Uint8Array;
  label: string;
  issuer: string;
  /** Null for one that we do not know, such as MD5. */
  algorithm: Algorithm | null;
  /** NaN for a number that we do not know. */
  digits: number;
  isCounterBased: boolean;
}

/** One picture of several. */
export interface MigrationPayload {
  entries: MigratedEntry[];
  batch: { id: number; size: number; index: number };
}

const MIGRATION = /^otpauth-migration:\/\/offline\/?\?(?:[^#]*&)?data=([^&#]+)/i;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** Wire types of the protocol buffers' encoding. */
const NUMBER = 0;
const BYTES = 2;
/** Values of the enumerations, by number; 0 says nothing. */
const DIGITS: Record<number, number> = { 0: DEFAULT_TOTP_PARAMETERS.digits, 1: 6, 2: 8 };
const COUNTER_BASED = 1;

/** Whether a text claims to be such a URI, readable or not. */
export function isMigration(text: string): boolean {
  return /^\s*otpauth-migration:/i.test(text);
}

/** What a URI holds, or null where it is cut short, altered or something else. */
export function readMigration(uri: string): MigrationPayload | null {
  const trimmed = uri.trim();
  if (trimmed.length > MAX_OTPAUTH_URI_CHARACTERS) return null;
  const bytes = bytesOf(MIGRATION.exec(trimmed)?.[1] ?? "");
  if (!bytes) return null;
  try {
    return readPayload(new Reader(bytes));
  } catch (error) {
    // RangeError: it is cut short. Error: a field has an unknown wire type. TypeError: a text is no UTF-8.
    if (error instanceof Error) return null;
    throw error;
  }
}

function bytesOf(data: string): Uint8Array | null {
  try {
    // Some programs write it as it is: a plus reads as a space then. Others write the alphabet of addresses.
    const base64 = decodeURIComponent(data).replace(/[ -]/g, "+").replace(/_/g, "/");
    return BASE64.test(base64) ? Uint8Array.from(Buffer.from(base64, "base64")) : null;
  } catch {
    return null;
  }
}

function readPayload(reader: Reader): MigrationPayload {
  const payload: MigrationPayload = { entries: [], batch: { id: 0, size: 1, index: 0 } };
  eachField(reader, {
    bytes: { 1: (bytes) => payload.entries.push(readEntry(new Reader(bytes))) },
    number: {
      3: (size) => Object.assign(payload.batch, { size }),
      4: (index) => Object.assign(payload.batch, { index }),
      5: (id) => Object.assign(payload.batch, { id }),
    },
  });
  return payload;
}

function readEntry(reader: Reader): MigratedEntry {
  const { algorithm, digits } = DEFAULT_TOTP_PARAMETERS;
  const entry: MigratedEntry = {
    secret: new Uint8Array(),
    label: "",
    issuer: "",
    algorithm,
    digits,
    isCounterBased: false,
  };
  eachField(reader, {
    bytes: {
      1: (secret) => Object.assign(entry, { secret }),
      2: (label) => Object.assign(entry, { label: textOf(label) }),
      3: (issuer) => Object.assign(entry, { issuer: textOf(issuer) }),
    },
    number: {
      4: (known) =>
        Object.assign(entry, { algorithm: known === 0 ? algorithm : (ALGORITHMS[known - 1] ?? null) }),
      5: (known) => Object.assign(entry, { digits: DIGITS[known] ?? Number.NaN }),
      6: (known) => Object.assign(entry, { isCounterBased: known === COUNTER_BASED }),
    },
  });
  return entry;
}

interface Fields {
  bytes: Record<number, (value: Uint8Array) => unknown>;
  number: Record<number, (value: number) => unknown>;
}

/** Hands out the fields of a message in turn; those of other programs and of other wire types are passed over. */
function eachField(reader: Reader, { bytes, number }: Fields): void {
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    const [field, wireType] = [tag >>> 3, tag & 7];
    if (wireType === BYTES && bytes[field]) bytes[field](Uint8Array.from(reader.bytes()));
    else if (wireType === NUMBER && number[field]) number[field](reader.int32());
    else reader.skipType(wireType);
  }
}

/** Strict: what is no UTF-8 would come out as an address that nobody has. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}
