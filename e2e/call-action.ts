// Owns calling a server action directly, as a script would, past every page and form.
import type { ServerAction } from "./app-map";
import type { Answer, Asker } from "./client";

/** Calls an action with these form fields, as the browser's half of Next would. */
export function callAction(
  request: Asker,
  origin: string,
  action: ServerAction,
  fields: Record<string, string> = {},
  headers: Record<string, string> = { origin },
): Promise<Answer> {
  const multipart = new FormData();
  for (const [name, value] of Object.entries(fields)) multipart.append(`_1_${name}`, value);
  multipart.append("0", JSON.stringify([{}, "$K1"]));
  return request.post(new URL(action.page, origin).href, {
    multipart,
    maxRedirects: 0,
    headers: { accept: "text/x-component", "next-action": action.id, ...headers },
  });
}

/** Where the answer of an action redirects to, without Next's own additions; empty when nowhere. */
export function actionDestination(response: Answer): string {
  return (response.headers()["x-action-redirect"] ?? "").split(";")[0] ?? "";
}
