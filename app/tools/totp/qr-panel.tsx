// Owns the QR code of the key, drawn here once somebody asks for it.
"use client";

import { useId, useMemo, useState } from "react";
import { QrCode } from "@/components/two-factor/qr-code";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { ToolWords } from "./tool-words";

type Draw = (text: string) => string;

/** What draws comes with the first click: most visitors never need it. */
export function QrPanel({ uri, words }: { uri: string; words: ToolWords }) {
  const [draw, setDraw] = useState<Draw>();
  const [shown, setShown] = useState(false);
  const [failed, setFailed] = useState(false);
  const regionId = useId();
  const picture = useMemo(() => (shown && draw ? drawn(draw, uri) : null), [shown, draw, uri]);

  async function toggle() {
    setFailed(false);
    setShown(!shown);
    if (shown || draw) return;
    try {
      const { qrCodeDataUri } = await import("@/lib/totp/qr-code");
      setDraw(() => qrCodeDataUri);
    } catch {
      setFailed(true);
      setShown(false);
    }
  }

  return (
    <div className="grid justify-items-start gap-5">
      <Button onClick={toggle} aria-expanded={shown} aria-controls={regionId}>
        {shown ? words.qrHide : words.qrShow}
      </Button>
      <div id={regionId}>
        {picture && <QrCode alt={words.qrAlt} src={picture} />}
        {(failed || (shown && draw && !picture)) && (
          <Alert tone="danger" role="alert">
            {words.qrFailed}
          </Alert>
        )}
      </div>
    </div>
  );
}

/** Null for a URI with more in it than a QR code holds. */
function drawn(draw: Draw, uri: string): string | null {
  try {
    return draw(uri);
  } catch {
    return null;
  }
}
