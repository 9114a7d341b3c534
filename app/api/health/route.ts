// Owns /api/health on platforms without the edge, which answers it first from the same function.
import { answerHealth } from "@/lib/platform/edge/health";
import { routeHandler } from "@/lib/platform/edge/web-route";

export const dynamic = "force-dynamic";
export const GET = routeHandler(answerHealth);
export const HEAD = GET;
