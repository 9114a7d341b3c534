// Owns the previous, the current and the next code, and how long the current one lasts.
"use client";

import { useMemo } from "react";
import { CountdownFace } from "@/components/two-factor/countdown-face";
import { CopyButton } from "@/components/ui/copy-button";
import { codeAtStep } from "@/lib/totp/code";
import { remainingMs, stepAt } from "@/lib/totp/step";
import type { TotpKey } from "@/lib/totp/totp-key";
import type { ToolWords } from "./tool-words";

interface CodePanelProps {
  totpKey: TotpKey;
  nowSeconds: number;
  words: ToolWords;
}

/** No live region: a code every few seconds, read out of turn, would be noise. */
export function CodePanel({ totpKey, nowSeconds, words }: CodePanelProps) {
  const { periodSeconds } = totpKey.parameters;
  const step = stepAt(nowSeconds * 1000, periodSeconds);
  const [previous, current, next] = useMemo(
    () => [-1, 0, 1].map((offset) => codeAtStep(totpKey, step + offset)),
    [totpKey, step],
  );
  const copyLabels = { copy: words.copyCode, copied: words.copied, failed: words.copyFailed };
  return (
    <div className="grid gap-6">
      <dl translate="no" className="grid grid-cols-2 gap-x-6 gap-y-5 tabular-nums">
        <div className="col-span-2">
          <dt className="text-ink-soft">{words.current}</dt>
          <dd className="text-5xl leading-tight font-semibold">{inGroups(current)}</dd>
        </div>
        <div>
          <dt className="text-ink-soft">{words.previous}</dt>
          <dd className="text-xl">{inGroups(previous)}</dd>
        </div>
        <div>
          <dt className="text-ink-soft">{words.next}</dt>
          <dd className="text-xl">{inGroups(next)}</dd>
        </div>
      </dl>
      <CountdownFace
        label={words.timer}
        leftSeconds={remainingMs(nowSeconds * 1000, periodSeconds) / 1000}
        periodSeconds={periodSeconds}
        caption={words.timer}
        late={false}
      />
      <CopyButton text={current ?? ""} labels={copyLabels} />
    </div>
  );
}

/** Two halves, as apps show a code; four digits are read at one glance. */
function inGroups(code = ""): string {
  const half = Math.floor(code.length / 2);
  return code.length > 4 ? `${code.slice(0, half)} ${code.slice(half)}` : code;
}
