// Owns /api/openapi.json: the TOTP API described for programs.
import { openApiDocument } from "@/lib/api/openapi";
import { settings } from "@/lib/platform/env";

// APP_URL is known when the server runs, not when it is built.
export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json(openApiDocument(settings()));
}
