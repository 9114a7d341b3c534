// Owns the frame of every signed-in page: the ways around, and the way out.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SignOutForm } from "@/app/account/sign-out-form";
import { AccountShell, type NavLink } from "@/components/ui/account-shell";
import { settings } from "@/lib/platform/env";
import { mustEnroll } from "@/lib/sign-in/sessions/require-session";
import type { LiveSession } from "@/lib/sign-in/sessions/session";

const PAGES = [
  { key: "overview", href: "/account" },
  { key: "twoFactor", href: "/account/two-factor" },
  { key: "sessions", href: "/account/sessions" },
  { key: "activity", href: "/account/activity" },
  { key: "apiKeys", href: "/account/api-keys" },
  { key: "privacy", href: "/account/privacy" },
] as const;

type PageKey = (typeof PAGES)[number]["key"];

const BEFORE_ENROLLMENT: ReadonlySet<PageKey> = new Set(["twoFactor", "privacy"]);

interface SignedInShellProps {
  session: LiveSession;
  current: PageKey;
  children: ReactNode;
}

/** An account that must enroll first sees only the ways that are open to it. */
export async function SignedInShell({ session, current, children }: SignedInShellProps) {
  const t = await getTranslations("nav");
  const open = PAGES.filter(({ key }) => !mustEnroll(session) || BEFORE_ENROLLMENT.has(key));
  const links: NavLink[] = open.map(({ key, href }) => {
    const count = key === "activity" ? session.unreadNotices : 0;
    const news = count > 0 ? { count, name: t("withNews", { page: t(key), count }) } : undefined;
    return { href, label: t(key), news, current: key === current };
  });
  const admin = session.role === "admin" && !mustEnroll(session);
  if (admin) links.push({ href: "/admin", label: t("admin") });
  return (
    <AccountShell appName={settings().appName} navLabel={t("label")} links={links} signOut={<SignOutForm />}>
      {children}
    </AccountShell>
  );
}
