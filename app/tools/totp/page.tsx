// Owns the page of the TOTP tool: codes of a pasted key, computed in the browser, for everybody.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { clock } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/env";
import { toolWords } from "./tool-words";
import { TotpTool } from "./totp-tool";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("totpTool"))("title") };
}

export default async function TotpToolPage() {
  const t = await getTranslations("totpTool");
  const { appName } = settings();
  const words = await toolWords(appName);
  const apiLink = (chunks: ReactNode) => (
    <a className="link" href="/docs/api">
      {chunks}
    </a>
  );
  return (
    <AuthShell
      appName={appName}
      width="wide"
      below={<p className="text-ink-soft">{t.rich("forPrograms", { api: apiLink })}</p>}
    >
      <PageHeader title={t("title")} lead={t("lead")} />
      <noscript>
        <p>{t.rich("withoutScripts", { api: apiLink })}</p>
      </noscript>
      <TotpTool words={words} serverNowMs={clock.now().getTime()} />
    </AuthShell>
  );
}
