// Owns when the security log is sealed: shortly after each write and in the background, so that no sign-in waits for it.
import "server-only";
import { readChain } from "@/lib/audit/chain/chain-store";
import { sealPending } from "@/lib/audit/chain/seal-pending";
import { clock } from "@/lib/platform/clock";
import { AUDIT_HEAD_LOG_SECONDS, AUDIT_SEAL_SECONDS, SHUTDOWN_GRACE_SECONDS } from "@/lib/platform/durations";
import { onShutdown } from "@/lib/platform/edge/shutdown";
import { logger } from "@/lib/platform/logger";

/** A sealer that fails every second says so no more often than this. */
const COMPLAINT_MS = 60_000;

/** How long the last rows may hold up the shutdown; the next start seals what is left then. */
const PATIENCE_MS = (SHUTDOWN_GRACE_SECONDS / 5) * 1000;

/** Starts sealing. At shutdown it seals the last rows and ends. */
export function startAuditSealer(): void {
  let running = Promise.resolve();
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  let complainedAtMs = Number.NEGATIVE_INFINITY;
  let headLoggedAtMs = Number.NEGATIVE_INFINITY;
  const seal = async (isEnough: () => boolean) => {
    try {
      await sealPending(() => clock.now(), isEnough);
      const atMs = performance.now();
      if (atMs - headLoggedAtMs < AUDIT_HEAD_LOG_SECONDS * 1000) return;
      if (await logHead()) headLoggedAtMs = atMs;
    } catch (error) {
      if (performance.now() - complainedAtMs < COMPLAINT_MS) return;
      complainedAtMs = performance.now();
      logger().error({ err: error }, "sealing the audit log failed");
    }
  };
  const again = () => {
    if (isOver) return;
    timer = setTimeout(() => {
      running = running.then(() => seal(() => isOver)).then(again);
    }, AUDIT_SEAL_SECONDS * 1000);
    timer.unref();
  };
  again();
  onShutdown("audit-sealer", async () => {
    isOver = true;
    clearTimeout(timer);
    await running;
    const deadlineMs = performance.now() + PATIENCE_MS;
    headLoggedAtMs = Number.NEGATIVE_INFINITY;
    await seal(() => performance.now() > deadlineMs);
  });
}

/**
 * Writes the head of the chain into the server's log: whoever keeps that on another machine can prove later that nobody
 * sealed this log anew. False while there is no head.
 */
async function logHead(): Promise<boolean> {
  const chain = await readChain();
  if (chain) logger().info({ head: chain.headId, seal: chain.headSeal }, "audit head");
  return chain !== null;
}
