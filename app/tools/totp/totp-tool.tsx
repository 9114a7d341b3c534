// Owns the TOTP tool as it stands on the page: the key on one side, what follows from it on the other.
"use client";

import { type ReactNode, useId, useSyncExternalStore } from "react";
import { Alert } from "@/components/ui/alert";
import { otpauthUri } from "@/lib/totp/otpauth-uri";
import { aboutTime } from "./about-time";
import { CheckCode } from "./check-code";
import { CodePanel } from "./code-panel";
import { KeyFields } from "./key-fields";
import { QrPanel } from "./qr-panel";
import type { ToolWords } from "./tool-words";
import { useKeyEntry } from "./use-key-entry";
import { useServerClock } from "./use-server-clock";

/** Less than this the way of the page itself may have taken. */
const TOLD_FROM_SECONDS = 5;
const neverChanges = () => () => undefined;

interface TotpToolProps {
  words: ToolWords;
  /** The server's clock when it rendered the page, in Unix milliseconds. */
  serverNowMs: number;
}

/**
 * There is no form and no field has a name: nothing could post the key, not even Enter. Until scripts run, and for
 * ever without them, every control is disabled.
 */
export function TotpTool({ words, serverNowMs }: TotpToolProps) {
  const alive = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const entry = useKeyEntry();
  const { nowSeconds, machineAheadSeconds } = useServerClock(serverNowMs);
  const { reading } = entry;
  const totpKey = entry.created?.ok ? entry.created.key : null;
  const facts = reading.kind === "read" ? reading.uri : undefined;
  return (
    <fieldset disabled={!alive} className="grid min-w-0 grid-cols-1 gap-8 noscript:hidden">
      <ClockRemark aheadSeconds={machineAheadSeconds} words={words} />
      <div className="grid grid-cols-1 items-start gap-x-10 gap-y-8 lg:grid-cols-2">
        <KeyFields entry={entry} words={words} />
        <div className="rounded-card border border-line bg-sunken p-5 sm:p-6">
          <Part heading={words.codes}>
            {facts && <Facts issuer={facts.issuer} accountName={facts.accountName} words={words} />}
            {totpKey ? (
              <CodePanel totpKey={totpKey} nowSeconds={nowSeconds} words={words} />
            ) : (
              <p className="text-ink-soft">{words.codesEmpty}</p>
            )}
          </Part>
        </div>
      </div>
      {totpKey && reading.kind === "read" && (
        <div className="grid grid-cols-1 items-start gap-x-10 gap-y-8 border-t border-line pt-8 lg:grid-cols-2">
          <Part heading={words.checkHeading} lead={words.checkLead}>
            <CheckCode totpKey={totpKey} nowSeconds={nowSeconds} words={words} />
          </Part>
          <Part heading={words.qrHeading} lead={words.qrLead}>
            <QrPanel
              uri={otpauthUri({
                issuer: facts?.issuer ?? "",
                accountName: facts?.accountName || words.qrLabel,
                secret: reading.secret,
                parameters: totpKey.parameters,
              })}
              words={words}
            />
          </Part>
        </div>
      )}
    </fieldset>
  );
}

function Part({ heading, lead, children }: { heading: string; lead?: string; children: ReactNode }) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="grid min-w-0 gap-5">
      <div className="grid gap-1">
        <h2 id={headingId} className="text-xl font-semibold">
          {heading}
        </h2>
        {lead && <p className="text-ink-soft">{lead}</p>}
      </div>
      {children}
    </section>
  );
}

interface FactsProps {
  issuer: string;
  accountName: string;
  words: ToolWords;
}

/** What the URI says about itself. */
function Facts({ issuer, accountName, words }: FactsProps) {
  const lines = [
    { term: words.issuer, value: issuer },
    { term: words.account, value: accountName },
  ].filter(({ value }) => value.trim() !== "");
  if (lines.length === 0) return null;
  return (
    <dl translate="no" className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {lines.map(({ term, value }) => (
        <div key={term} className="contents">
          <dt className="text-ink-soft">{term}</dt>
          <dd className="font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function ClockRemark({ aheadSeconds, words }: { aheadSeconds: number; words: ToolWords }) {
  const off = Math.abs(aheadSeconds);
  if (off < TOLD_FROM_SECONDS) return null;
  const sentence = aheadSeconds > 0 ? words.clockFast : words.clockSlow;
  return <Alert tone="warning">{sentence.replace("{time}", aboutTime(off, words.locale))}</Alert>;
}
