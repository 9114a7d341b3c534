// Owns checking one code against the key, and the sentence that comes of it.
"use client";

import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CONTROL_CLASS, FieldFrame } from "@/components/ui/field-frame";
import { useLocalField } from "@/components/ui/use-local-field";
import { stepAt } from "@/lib/totp/step";
import type { TotpKey } from "@/lib/totp/totp-key";
import { aboutTime } from "./about-time";
import { type CodeVerdict, codeVerdict, DIAGNOSED_STEPS } from "./code-verdict";
import type { ToolWords } from "./tool-words";

interface CheckCodeProps {
  totpKey: TotpKey;
  nowSeconds: number;
  words: ToolWords;
}

/** What was right stays said until the code or the key is another; it was judged at the moment of the click. */
export function CheckCode({ totpKey, nowSeconds, words }: CheckCodeProps) {
  const [typed, setTyped] = useState("");
  const [judged, setJudged] = useState<{ by: TotpKey; verdict: CodeVerdict }>();
  const verdict = judged?.by === totpKey ? judged.verdict : undefined;
  const sentence = verdict && sentenceOf(verdict, totpKey, words);
  const isRight = verdict?.kind === "now" || verdict?.kind === "before" || verdict?.kind === "after";
  const field = useLocalField({ hasHint: false, error: isRight ? undefined : sentence });

  const check = () => {
    const step = stepAt(nowSeconds * 1000, totpKey.parameters.periodSeconds);
    setJudged({ by: totpKey, verdict: codeVerdict(totpKey, typed, step) });
  };

  return (
    <div className="grid gap-5">
      <FieldFrame field={field} label={words.code}>
        <input
          {...field.control}
          type="text"
          inputMode="numeric"
          translate="no"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setJudged(undefined);
          }}
          onKeyDown={(event) => event.key === "Enter" && check()}
          className={`${CONTROL_CLASS} max-w-xs text-xl tracking-widest tabular-nums`}
        />
      </FieldFrame>
      <div>
        <Button onClick={check}>{words.check}</Button>
      </div>
      <div role="status">{isRight && <Alert tone="success">{sentence}</Alert>}</div>
    </div>
  );
}

function sentenceOf(verdict: CodeVerdict, key: TotpKey, words: ToolWords): string {
  const text = words.verdicts[verdict.kind]
    .replace("{digits}", String(key.parameters.digits))
    .replace("{window}", String(DIAGNOSED_STEPS));
  if (verdict.kind !== "slow" && verdict.kind !== "fast") return text;
  const time = aboutTime(verdict.seconds, words.locale);
  return text.replace("{steps}", String(verdict.steps)).replace("{time}", time);
}
