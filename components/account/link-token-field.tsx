// The token of a mailed link, taken out of the address's fragment; a field to paste it into where there is none.
"use client";

import { useEffect, useState } from "react";
import { HiddenField } from "../ui/hidden-field";
import { TextField } from "../ui/text-field";

interface LinkTokenFieldProps {
  /** Of the field that stands there when the link's own token cannot be read. */
  label: string;
  hint: string;
}

/** As the server makes it. Other fragments, such as that of a skip link, are none. */
const FRAGMENT = /^#([\w-]{43})$/;

/**
 * Posts as `token`. The fragment is taken out of the address at once, so that it stays in no history; also that of another
 * link, which a browser opens in this tab without loading the page again. Without JavaScript the field is there from the
 * beginning.
 */
export function LinkTokenField({ label, hint }: LinkTokenFieldProps) {
  const [token, setToken] = useState<string>();

  useEffect(() => {
    const take = () => {
      const [, own] = FRAGMENT.exec(location.hash) ?? [];
      setToken((before) => own ?? before ?? "");
      if (own) history.replaceState(history.state, "", location.pathname);
    };
    take();
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, []);

  if (token) return <HiddenField name="token" value={token} />;
  return (
    <div className={token === undefined ? "hidden noscript:block" : undefined}>
      <TextField name="token" label={label} hint={hint} autoComplete="off" verbatim />
    </div>
  );
}
