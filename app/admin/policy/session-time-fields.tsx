// Owns the two fields that say how long the sessions of a role last.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { TextField } from "@/components/ui/text-field";
import { SESSION_LIMITS } from "@/lib/accounts/policy-limits";

interface SessionTimeFieldsProps {
  of: "member" | "admin";
  label: string;
  hint?: ReactNode;
  idleMinutes: string;
  absoluteHours: string;
}

export async function SessionTimeFields({ of: role, label, hint, ...values }: SessionTimeFieldsProps) {
  const t = await getTranslations("policy.form");
  const { idle, absolute } = SESSION_LIMITS[role];
  const inBounds = ([least, most]: readonly [number, number], unit: number) =>
    t("bounds", { least: least / unit, most: most / unit });
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-1.5 font-semibold">{label}</legend>
      {hint && <p className="-mt-4 max-w-prose text-ink-soft">{hint}</p>}
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField
          name={`${role}IdleMinutes`}
          label={t("idle")}
          hint={inBounds(idle, 60)}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={values.idleMinutes}
        />
        <TextField
          name={`${role}AbsoluteHours`}
          label={t("absolute")}
          hint={inBounds(absolute, 3600)}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={values.absoluteHours}
        />
      </div>
    </fieldset>
  );
}
