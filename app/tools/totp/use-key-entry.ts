// Owns the life of a pasted key: read once typing rests, wiped by a button and whenever the page is left.
"use client";

import { useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import {
  type Algorithm,
  DEFAULT_TOTP_PARAMETERS,
  MIN_API_SECRET_BYTES,
  type TotpParameters,
} from "@/lib/totp/parameters";
import { parseWholeNumber } from "@/lib/totp/parse-parameters";
import { createTotpKey } from "@/lib/totp/totp-key";
import { type KeyReading, readKey } from "./read-key";
import { TYPING_RESTS_AFTER_MS } from "./use-rests";

/** The parameters as the fields hold them. */
export interface Choice {
  algorithm: Algorithm;
  digits: number;
  period: string;
}

interface Entry {
  typed: string;
  /** What of `typed` has been read. */
  read: string;
  choice: Choice;
  cleared: boolean;
}

const choiceOf = ({ algorithm, digits, periodSeconds }: TotpParameters): Choice => ({
  algorithm,
  digits,
  period: String(periodSeconds),
});

const EMPTY: Entry = { typed: "", read: "", choice: choiceOf(DEFAULT_TOTP_PARAMETERS), cleared: false };

/** Reads all that is typed; a URI fills in the parameters, which may be changed afterwards. */
function settled(entry: Entry): Entry {
  const reading = readKey(entry.typed);
  const given = reading.kind === "read" ? reading.uri?.parameters : undefined;
  return { ...entry, read: entry.typed, choice: given ? choiceOf(given) : entry.choice };
}

function keyOf(reading: KeyReading, { algorithm, digits, period }: Choice) {
  if (reading.kind !== "read") return null;
  const periodSeconds = parseWholeNumber(period);
  const parameters = { algorithm, digits, periodSeconds };
  return createTotpKey(reading.secret, parameters, { minBytes: MIN_API_SECRET_BYTES });
}

/** State of this page and nowhere else: no store, no address, no history entry, no request has any of it. */
export function useKeyEntry() {
  const [entry, setEntry] = useState(EMPTY);
  const { typed, read, choice, cleared } = entry;
  const reading = useMemo(() => readKey(read), [read]);
  const created = useMemo(() => keyOf(reading, choice), [reading, choice]);

  useEffect(() => {
    if (typed === read) return;
    // No useRests here: it would keep a second copy of the key for a while.
    const timer = setTimeout(() => setEntry(settled), TYPING_RESTS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed, read]);

  useEffect(() => {
    // At once, before the browser puts the page away to bring it back as it was.
    const forget = () => flushSync(() => setEntry(EMPTY));
    addEventListener("pagehide", forget);
    return () => removeEventListener("pagehide", forget);
  }, []);

  return {
    typed,
    choice,
    cleared,
    reading,
    created,
    /** More than one character at a time is a paste, and read at once. */
    type: (text: string) =>
      setEntry((before) => {
        const next = { ...before, typed: text, cleared: false };
        return Math.abs(text.length - before.typed.length) > 1 ? settled(next) : next;
      }),
    readNow: () => setEntry((before) => (before.typed === before.read ? before : settled(before))),
    choose: (change: Partial<Choice>) =>
      setEntry((before) => ({ ...before, choice: { ...before.choice, ...change } })),
    clear: () => setEntry({ ...EMPTY, cleared: true }),
  };
}
