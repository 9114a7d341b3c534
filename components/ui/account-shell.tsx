// The page around everything a signed-in person sees: header with the ways around, then one main column.
import type { ReactNode } from "react";
import { Brand } from "./brand";
import { FocusMain } from "./focus-main";
import { ForgetPageData } from "./forget-page-data";

/** One way in the header. */
export interface NavLink {
  href: string;
  label: string;
  /** How much is new there, and the link's name with it, such as "Activity, 2 new". */
  news?: { count: number; name: string };
  current?: boolean;
}

interface AccountShellProps {
  appName: string;
  /** Names the navigation, such as "Account". */
  navLabel: string;
  links: NavLink[];
  /** The sign-out form. */
  signOut: ReactNode;
  children: ReactNode;
}

/** The links wrap on a narrow screen: nothing scrolls sideways and nothing hides behind a button. */
export function AccountShell({ appName, navLabel, links, signOut, children }: AccountShellProps) {
  return (
    <div className="flex flex-1 flex-col">
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex w-full max-w-5xl flex-wrap items-center gap-x-8 px-5 pt-3 md:pt-0">
          <Brand name={appName} href="/account" />
          <nav aria-label={navLabel} className="order-last w-full md:order-none md:w-auto">
            <ul className="-ms-3 flex flex-wrap">
              {links.map((link) => (
                <li key={link.href}>
                  <a
                    href={link.href}
                    aria-current={link.current ? "page" : undefined}
                    aria-label={link.news?.name}
                    className="flex min-h-12 items-center border-y-2 border-transparent px-3 font-medium text-ink-soft hover:text-ink aria-[current=page]:border-b-accent aria-[current=page]:text-ink forced-colors:border-none forced-colors:aria-[current=page]:underline md:min-h-16"
                  >
                    {link.label}
                    {link.news && (
                      <span className="ms-2 min-w-6 rounded-full bg-accent px-1.5 text-center text-base text-on-accent tabular-nums">
                        {link.news.count}
                      </span>
                    )}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div className="-me-5 ms-auto">{signOut}</div>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto grid w-full grid-cols-1 max-w-5xl gap-8 px-5 py-8 sm:py-12"
      >
        {children}
      </main>
      <FocusMain />
      <ForgetPageData />
    </div>
  );
}
