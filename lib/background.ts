// Owns what runs beside the answers, and what has to end with them.
import { sweepErasedTraces } from "@/lib/accounts/privacy/erase-disk-traces";
import { sweepAccounts } from "@/lib/accounts/sweep";
import { backfillFigures } from "@/lib/admin/figures/backfill-figures";
import { startImportRunner } from "@/lib/admin/import/run-imports";
import { sweepImports } from "@/lib/admin/import/sweep-imports";
import { sweepResets } from "@/lib/admin/resets/sweep-resets";
import { sweepSecretImports } from "@/lib/admin/secrets-import/sweep-lists";
import { sweepTemporaryCodeReasons } from "@/lib/admin/temporary-code/temporary-code-store";
import { sweepApiUse } from "@/lib/api/sweep-api-use";
import { startAuditSealer } from "@/lib/audit/chain/audit-sealer";
import { sweepAudit } from "@/lib/audit/retention";
import { sweepPendingChannels } from "@/lib/channels/adding/pending-store";
import { removeAtProviders } from "@/lib/channels/leaving/remove-at-providers";
import { sweepSends } from "@/lib/channels/sends/sweep-sends";
import { watchSends } from "@/lib/channels/sends/watch-sends";
import { startMailSender } from "@/lib/mail/mail-sender";
import { sweepMails } from "@/lib/mail/store";
import { sweepNotices } from "@/lib/notices/notice-store";
import { sweepAddressLimits } from "@/lib/platform/address-limits";
import { clock } from "@/lib/platform/clock";
import { truncateWriteAheadLog } from "@/lib/platform/database/disk-traces";
import { onShutdown } from "@/lib/platform/edge/shutdown";
import { closeHashPool } from "@/lib/platform/hash-pool";
import { logger } from "@/lib/platform/logger";
import { watchSealer } from "@/lib/platform/seal-lateness";
import { startSweeper } from "@/lib/platform/sweeper";
import { sweepEpochs } from "@/lib/sign-in/sessions/session-epoch";
import { sweepSignIn } from "@/lib/sign-in/sweep";
import { sweepTwoFactor } from "@/lib/two-factor/sweep-two-factor";
import { sweepWebhooks } from "@/lib/webhooks/sending/delivery-store";
import { startWebhookSender } from "@/lib/webhooks/sending/webhook-sender";

/**
 * The senders of mails and webhooks, the sealer of the log, what carries imports on, the figures of an upgrade, and the
 * sweeper: each starts one of them. The worker threads of the hash pool start when somebody hashes.
 */
export const BACKGROUND: readonly (() => void)[] = [
  () => onShutdown("hash-pool", closeHashPool),
  startMailSender,
  startWebhookSender,
  startAuditSealer,
  startImportRunner,
  startBackfill,
  startSweeping,
];

function startSweeping(): void {
  startSweeper({
    accounts: sweepAccounts,
    "address-limits": sweepAddressLimits,
    audit: sweepAudit,
    "audit-sealer": watchSealer(clock.now()),
    imports: sweepImports,
    mails: sweepMails,
    notices: sweepNotices,
    resets: sweepResets,
    "sign-in": sweepSignIn,
    "session-epochs": () => sweepEpochs(),
    "two-factor": sweepTwoFactor,
    "pending-channels": sweepPendingChannels,
    "api-use": sweepApiUse,
    "temporary-code-reasons": sweepTemporaryCodeReasons,
    "channel-sends": sweepSends,
    "verified-share": watchSends,
    "provider-removals": removeAtProviders,
    "secret-imports": sweepSecretImports,
    webhooks: sweepWebhooks,
    // Last, so that what the others deleted leaves the disk with this round.
    "erased-traces": sweepErasedTraces,
    "write-ahead-log": truncateWriteAheadLog,
  });
}

function startBackfill(): void {
  const counting = backfillFigures(clock.now()).catch((error: unknown) =>
    logger().error({ err: error }, "figures of days before were not counted"),
  );
  onShutdown("figures", () => counting);
}
