// Owns the outbox as a person reads it in a browser.
import type { OutboxMessage } from "./outbox";

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:600;font-size:1.2rem;margin:1.5rem 0 .5rem}
th,td{text-align:left;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #8884}
.code{font:600 1.1rem ui-monospace,monospace;letter-spacing:.1em}
td:not(.code){overflow-wrap:anywhere}
p{opacity:.75}`;

const WORDS = { sms: "SMS", call: "Call", email: "E-mail" } as const;

/** HTML that lists the messages and the codes that apps show. */
export function outboxPage(messages: OutboxMessage[], codes: { name: string; code: string }[]): string {
  const rows = messages
    .toReversed()
    .map(({ at, channel, provider, phone, to, code }) =>
      row(
        [at.slice(11, 19), `${WORDS[channel]} by ${provider === "authy" ? "Authy" : "Twilio"}`, phone ?? to],
        code,
      ),
    );
  const apps = codes.map(({ name, code }) => row([name], code));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5"><title>Outbox of the emulators</title><style>${STYLE}</style></head><body>
<h1>Outbox</h1>
<p>Codes that the emulated providers delivered, newest first, since this start.</p>
${table("Sent", ["Code", "Time (UTC)", "Way", "To"], rows)}
${table("Apps, now", ["Code", "App"], apps)}
</body></html>`;
}

function table(caption: string, heads: string[], rows: string[]): string {
  if (rows.length === 0) return `<p>${caption}: nothing yet.</p>`;
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join("");
  return `<table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function row(cells: string[], code: string): string {
  const plain = cells.map((text) => `<td>${escaped(text)}</td>`).join("");
  return `<tr><td class="code">${escaped(code)}</td>${plain}</tr>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
