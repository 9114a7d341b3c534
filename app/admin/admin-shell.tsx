// Owns the frame of every administrators' page: the ways around, and the way back to one's own account.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SignOutForm } from "@/app/account/sign-out-form";
import { AccountShell } from "@/components/ui/account-shell";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { settings } from "@/lib/platform/env";

const PAGES = [
  { key: "figures", href: "/admin" },
  { key: "people", href: "/admin/users" },
  { key: "resets", href: "/admin/resets" },
  { key: "policy", href: "/admin/policy" },
  { key: "audit", href: "/admin/audit" },
  { key: "channels", href: "/admin/channels" },
  { key: "webhooks", href: "/admin/webhooks" },
] as const;

/** Where no provider is configured and the policy allows no codes by mail, none is ever sent. */
async function mayCodesBeSent(): Promise<boolean> {
  const { twilio, authy } = settings().providers;
  return twilio !== null || authy !== null || (await currentPolicy()).channels.length > 0;
}

export type AdminPageKey = (typeof PAGES)[number]["key"];

interface AdminShellProps {
  current: AdminPageKey;
  children: ReactNode;
}

/** Call requireAdmin() first: the frame itself guards nothing. */
export async function AdminShell({ current, children }: AdminShellProps) {
  const t = await getTranslations("adminNav");
  const hasBoard = current === "channels" || (await mayCodesBeSent());
  const links = [
    ...PAGES.filter(({ key }) => key !== "channels" || hasBoard).map(({ key, href }) => ({
      href,
      label: t(key),
      current: key === current,
    })),
    { href: "/account", label: t("account"), current: false },
  ];
  return (
    <AccountShell appName={settings().appName} navLabel={t("label")} links={links} signOut={<SignOutForm />}>
      {children}
    </AccountShell>
  );
}
