// Owns the fields in which a second factor is typed, the same wherever it is asked for.
import { getTranslations } from "next-intl/server";
import { CountdownRing } from "@/components/two-factor/countdown-ring";
import { SixDigitCode } from "@/components/two-factor/six-digit-code";
import { TextField } from "@/components/ui/text-field";
import { codeLengths } from "@/lib/channels/codes/code-schema";
import type { ChannelFactor } from "@/lib/channels/kinds";
import { clock } from "@/lib/platform/clock";
import { DEFAULT_TOTP_PARAMETERS } from "@/lib/totp/parameters";

/** Six boxes and the countdown below them, on the server's time. */
export async function TotpCodeField({ autoFocus = false }: { autoFocus?: boolean }) {
  const t = await getTranslations("code");
  return (
    <>
      <SixDigitCode label={t("label")} autoFocus={autoFocus} />
      <CountdownRing
        label={t("timer")}
        serverNowMs={clock.now().getTime()}
        periodSeconds={DEFAULT_TOTP_PARAMETERS.periodSeconds}
        waitHint={t("waitHint")}
      />
    </>
  );
}

/** Boxes for as many digits as the factor's codes have; one line where an app decides how many. */
export async function ChannelCodeField({ factor }: { factor: ChannelFactor }) {
  const t = await getTranslations("signInCode");
  const label = t(`labels.${factor}`);
  const [digits, ...others] = codeLengths(factor);
  if (others.length === 0) return <SixDigitCode label={label} digits={digits} autoFocus />;
  return (
    <TextField
      name="code"
      label={label}
      hint={t("authyHint")}
      inputMode="numeric"
      autoComplete="one-time-code"
      verbatim
      required
      autoFocus
    />
  );
}

/** One line for a recovery code, or, where it counts, for a temporary code of an administrator. */
export async function RecoveryCodeField({ takesTemporaryCode }: { takesTemporaryCode: boolean }) {
  const t = await getTranslations("recovery");
  const temporary = await getTranslations("temporaryCode");
  return (
    <TextField
      name="code"
      label={t("code")}
      hint={takesTemporaryCode ? temporary("hint") : t("hint")}
      autoComplete="off"
      verbatim
      required
      autoFocus
    />
  );
}
