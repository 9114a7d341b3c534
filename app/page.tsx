// Owns the front page: what this is, and the two ways in.
import { KeyRound, LifeBuoy, ScanQrCode } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Brand } from "@/components/ui/brand";
import { LinkButton } from "@/components/ui/link-button";
import { settings } from "@/lib/platform/env";

const PROMISES = [
  { key: "scan", icon: ScanQrCode },
  { key: "confirm", icon: KeyRound },
  { key: "recover", icon: LifeBuoy },
] as const;

export default async function HomePage({ searchParams }: { searchParams: Promise<{ gone?: string }> }) {
  const t = await getTranslations("home");
  const { gone } = await searchParams;
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-1 flex-col px-5">
      <header className="py-6">
        <Brand name={settings().appName} />
      </header>
      <main id="main" tabIndex={-1} className="grid flex-1 content-center gap-14 py-12">
        {gone === "account" && (
          <Alert tone="success" role="status">
            {t("accountDeleted")}
          </Alert>
        )}
        <div className="grid max-w-2xl gap-6">
          <h1 className="text-4xl font-semibold sm:text-5xl">{t("title")}</h1>
          <p className="text-lg text-ink-soft">{t("lead")}</p>
          <div className="flex flex-wrap gap-3 pt-2">
            <LinkButton href="/sign-up" variant="primary">
              {t("createAccount")}
            </LinkButton>
            <LinkButton href="/sign-in">{t("signIn")}</LinkButton>
          </div>
        </div>
        <ul className="grid gap-8 border-t border-line pt-10 sm:grid-cols-3">
          {PROMISES.map(({ key, icon: Icon }) => (
            <li key={key} className="grid content-start gap-3">
              <Icon aria-hidden="true" size={24} strokeWidth={1.75} className="text-accent" />
              <h2 className="text-lg font-semibold">{t(`${key}.title`)}</h2>
              <p className="text-ink-soft">{t(`${key}.text`)}</p>
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
