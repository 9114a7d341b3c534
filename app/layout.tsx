// The frame of every page: language, font, skip link and foot.
import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SiteFooter } from "@/components/ui/site-footer";
import { notePageBegins } from "@/lib/platform/request-context";
import { RouteAnnouncer } from "./route-announcer";
import { switchLanguage } from "./switch-language";
import "./globals.css";

const figtree = localFont({
  src: "./fonts/figtree-latin.woff2",
  weight: "300 900",
  variable: "--font-figtree",
  display: "swap",
});

export const metadata: Metadata = {
  title: { default: "Twofold", template: "%s · Twofold" },
  // Codes and keys are not telephone numbers, whatever a phone thinks of them.
  formatDetection: { telephone: false, address: false, email: false },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7fafb" },
    { media: "(prefers-color-scheme: dark)", color: "#0c1315" },
  ],
};

/** Reads the request, which makes every page a dynamic one: only those get the nonce onto their scripts. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await headers();
  notePageBegins();
  const locale = await getLocale();
  const t = await getTranslations("layout");
  const links = [
    { href: "/docs/api", label: (await getTranslations("apiDocs"))("footerLink") },
    { href: "/tools/totp", label: (await getTranslations("totpTool"))("footerLink") },
  ];
  return (
    <html lang={locale} className={figtree.variable}>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#main"
          className="sr-only rounded-control bg-accent font-semibold text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10 focus:px-4 focus:py-3"
        >
          {t("skipToContent")}
        </a>
        {children}
        <SiteFooter
          note={t("footerNote")}
          links={links}
          languageLabel={t("language")}
          current={locale}
          switchLanguage={switchLanguage}
        />
        <RouteAnnouncer />
      </body>
    </html>
  );
}
