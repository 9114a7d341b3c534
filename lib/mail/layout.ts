// Owns what a mail looks like, as plain text and as HTML. Nothing is loaded from anywhere. Pure.

export interface MailParts {
  appName: string;
  locale: string;
  title: string;
  paragraphs: string[];
  /** What is to be typed somewhere else: it stands out. */
  code?: string;
  /** Short lines such as time and browser. */
  facts: string[];
  button: string;
  /** Where the button leads, whole; empty where there is nothing to press. */
  link: string;
  /** Below the button. */
  remarks: string[];
  /** Before the link written out. */
  orCopy: string;
  footer: string;
}

/** Plain text; the link has a line of its own. */
export function mailText({
  title,
  paragraphs,
  code,
  facts,
  button,
  link,
  remarks,
  footer,
}: MailParts): string {
  const blocks = [
    title,
    ...paragraphs,
    code ?? "",
    facts.join("\n"),
    link && `${button}:\n${link}`,
    ...remarks,
    `-- \n${footer}`,
  ];
  return `${blocks
    .filter((block) => block !== "")
    .map(wrapped)
    .join("\n\n")}\n`;
}

const LINE_LENGTH = 72;

/** Lines of at most 72 characters where there are spaces to break at; an address is never broken. */
function wrapped(block: string): string {
  return block
    .split("\n")
    .map((line) => line.replace(new RegExp(`(?=.{${LINE_LENGTH + 1}})(.{1,${LINE_LENGTH}}) `, "g"), "$1\n"))
    .join("\n");
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for an element or an attribute. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** The styles stand at the elements, where mail programs leave them; those of dark mode in the head. */
export function mailHtml(parts: MailParts): string {
  const link = escaped(parts.link);
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escaped(text)}</p>`;
  const code = parts.code
    ? `<p style="margin:0 0 16px;font:600 28px/1.3 ui-monospace,Menlo,Consolas,monospace;letter-spacing:4px">${escaped(parts.code)}</p>`
    : "";
  const facts = parts.facts.map((fact) => `${escaped(fact)}<br>`).join("\n");
  const way = link && wayTo(link, parts);
  return `<!doctype html>
<html lang="${escaped(parts.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(parts.title)}</title>
<style>@media (prefers-color-scheme: dark) { .page { background: #0c1315 !important; color: #e6eef0 !important } .quiet, .quiet a { color: #a3b4b9 !important } }</style>
</head>
<body class="page" style="margin:0;padding:24px;background:#f7fafb;color:#132126;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei',sans-serif">
<div style="max-width:34rem;margin:0 auto">
<p style="margin:0 0 24px;font-weight:600">${escaped(parts.appName)}</p>
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${escaped(parts.title)}</h1>
${parts.paragraphs.map(paragraph).join("\n")}
${code}
${facts && `<p style="margin:0 0 16px">${facts}</p>`}
${way}
${parts.remarks.map(paragraph).join("\n")}
<p class="quiet" style="margin:32px 0 0;color:#4d6269;font-size:14px">${escaped(parts.footer)}</p>
</div>
</body>
</html>
`;
}

/** The button, and the same address written out. */
function wayTo(link: string, { button, orCopy }: MailParts): string {
  return `<p style="margin:24px 0"><a href="${link}" style="display:inline-block;padding:12px 20px;border-radius:10px;background:#0b6b66;color:#ffffff;font-weight:600;text-decoration:none">${escaped(button)}</a></p>
<p class="quiet" style="margin:0 0 16px;color:#4d6269;font-size:14px">${escaped(orCopy)}<br><a href="${link}" style="color:#4d6269;word-break:break-all">${link}</a></p>`;
}
