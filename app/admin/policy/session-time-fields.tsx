// Owns the fields that say how long sessions last, for members and for administrators.
import { getTranslations } from "next-intl/server";
import { TextField } from "@/components/ui/text-field";
import { SESSION_LIMITS } from "@/lib/accounts/policy/policy-limits";

interface SessionTimeFieldsProps {
  of: "member" | "admin";
  idleMinutes: string;
  absoluteHours: string;
}

export async function SessionTimeFields({ of: role, idleMinutes, absoluteHours }: SessionTimeFieldsProps) {
  const t = await getTranslations("policy.form");
  const { idle, absolute } = SESSION_LIMITS[role];
  const inBounds = ([least, most]: readonly [number, number], unit: number) =>
    t("bounds", { least: least / unit, most: most / unit });
  const number = { inputMode: "numeric", autoComplete: "off" } as const;
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 font-semibold">{t(`${role}Times`)}</legend>
      <p className="max-w-prose text-ink-soft">{t(`${role}TimesHint`)}</p>
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField
          {...number}
          name={`${role}IdleMinutes`}
          label={t("idle")}
          hint={inBounds(idle, 60)}
          defaultValue={idleMinutes}
        />
        <TextField
          {...number}
          name={`${role}AbsoluteHours`}
          label={t("absolute")}
          hint={inBounds(absolute, 3600)}
          defaultValue={absoluteHours}
        />
      </div>
    </fieldset>
  );
}
