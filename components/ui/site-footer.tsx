// The foot of every page: a line about the product, ways to what is there for everybody, and the choice of language.

/** The languages, each by the name its own readers know it by. */
const LANGUAGES = [
  { locale: "en", name: "English" },
  { locale: "zh-CN", name: "简体中文" },
];

interface SiteFooterProps {
  note: string;
  /** Ways that are open to everybody. */
  links: readonly { href: string; label: string }[];
  /** Names the group of language buttons. */
  languageLabel: string;
  current: string;
  /** Gets the field `locale`; sets the cookie. */
  switchLanguage: (data: FormData) => Promise<void>;
}

/** A post, not a link: choosing a language changes state, and a GET never does (ASVS 3.5.3). */
export function SiteFooter({ note, links, languageLabel, current, switchLanguage }: SiteFooterProps) {
  return (
    <footer className="border-t border-line bg-canvas">
      <div className="mx-auto flex w-full max-w-5xl flex-wrap items-center justify-between gap-x-8 gap-y-2 px-5 py-5">
        <p className="text-ink-soft">{note}</p>
        <ul className="-mx-3 flex flex-wrap sm:ms-auto">
          {links.map(({ href, label }) => (
            <li key={href}>
              <a
                href={href}
                className="flex min-h-11 items-center rounded-control px-3 text-ink-soft hover:text-ink"
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
        <form action={switchLanguage}>
          <fieldset className="-mx-3 flex">
            <legend className="sr-only">{languageLabel}</legend>
            {LANGUAGES.map(({ locale, name }) => (
              <button
                key={locale}
                type="submit"
                name="locale"
                value={locale}
                lang={locale}
                aria-pressed={locale === current}
                className="min-h-11 cursor-pointer rounded-control px-3 text-ink-soft hover:text-ink aria-pressed:font-semibold aria-pressed:text-ink"
              >
                {name}
              </button>
            ))}
          </fieldset>
        </form>
      </div>
    </footer>
  );
}
