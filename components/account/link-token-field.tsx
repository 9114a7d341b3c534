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

/**
 * Posts as `token`. The fragment is taken out of the address at once, so that it stays in no history. Without
 * JavaScript the field is there from the beginning.
 */
export function LinkTokenField({ label, hint }: LinkTokenFieldProps) {
  const [token, setToken] = useState<string>();

  useEffect(() => {
    setToken(location.hash.slice(1));
    history.replaceState(history.state, "", location.pathname);
  }, []);

  if (token) return <HiddenField name="token" value={token} />;
  return (
    <div className={token === undefined ? "hidden noscript:block" : undefined}>
      <TextField name="token" label={label} hint={hint} autoComplete="off" verbatim />
    </div>
  );
}
