// Owns /api/health on platforms without the edge, which answers it first from the same function.
import { answerHealth } from "@/lib/platform/edge/health";

export const dynamic = "force-dynamic";
export const GET = answerHealth;
export const HEAD = answerHealth;
