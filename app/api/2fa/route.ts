// Owns /api/2fa on platforms without the edge, which answers it first from the same function.
import { answerTotpApi } from "@/lib/api/answer-totp-api";
import { routeHandler } from "@/lib/platform/edge/web-route";

export const dynamic = "force-dynamic";
export const POST = routeHandler(answerTotpApi);
export const OPTIONS = POST;
export const GET = POST;
export const HEAD = POST;
export const PUT = POST;
export const PATCH = POST;
export const DELETE = POST;
