// Owns the field for the key, the parameters beside it and the button that wipes both.
"use client";

import { type KeyboardEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { CONTROL_CLASS, FieldFrame } from "@/components/ui/field-frame";
import { useLocalField } from "@/components/ui/use-local-field";
import { ParameterFields } from "./parameter-fields";
import type { ToolWords } from "./tool-words";
import type { useKeyEntry } from "./use-key-entry";

interface KeyFieldsProps {
  entry: ReturnType<typeof useKeyEntry>;
  words: ToolWords;
}

/** A text area, because that is no field that browsers keep passwords of, and because a URI is long. */
export function KeyFields({ entry, words }: KeyFieldsProps) {
  const { typed, reading, created, cleared } = entry;
  const area = useRef<HTMLTextAreaElement>(null);
  const error = reading.kind === "refused" ? words.problems[reading.error] : undefined;
  const field = useLocalField({ hasHint: true, error });
  const periodError = created && !created.ok ? words.problems[created.error] : undefined;
  const status = cleared ? words.cleared : reading.kind === "read" && created?.ok ? words.keyRead : "";

  function readOnEnter(event: KeyboardEvent) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    entry.readNow();
  }

  function clear() {
    entry.clear();
    area.current?.focus();
  }

  return (
    <div className="grid grid-cols-1 gap-6">
      <FieldFrame field={field} label={words.key} hint={words.keyHint}>
        <textarea
          {...field.control}
          ref={area}
          rows={4}
          translate="no"
          value={typed}
          onChange={(event) => entry.type(event.target.value)}
          onBlur={entry.readNow}
          onKeyDown={readOnEnter}
          className={`${CONTROL_CLASS} font-mono tracking-wide break-all`}
        />
      </FieldFrame>
      <ParameterFields choice={entry.choice} choose={entry.choose} periodError={periodError} words={words} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button onClick={clear}>{words.clear}</Button>
        <span role="status" className="text-ink-soft">
          {status}
        </span>
      </div>
    </div>
  );
}
