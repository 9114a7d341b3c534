// Owns what runs beside the answers, and what has to end with them.
import { sweepErasedTraces } from "@/lib/accounts/erase-disk-traces";
import { sweepAccounts } from "@/lib/accounts/sweep";
import { startImportRunner } from "@/lib/admin/import/run-imports";
import { sweepImports } from "@/lib/admin/import/sweep-imports";
import { sweepAudit } from "@/lib/audit/retention";
import { startMailSender } from "@/lib/mail/mail-sender";
import { sweepMails } from "@/lib/mail/store";
import { sweepNotices } from "@/lib/notices/notice-store";
import { sweepAddressLimits } from "@/lib/platform/address-limits";
import { truncateWriteAheadLog } from "@/lib/platform/disk-traces";
import { onShutdown } from "@/lib/platform/edge/shutdown";
import { closeHashPool } from "@/lib/platform/hash-pool";
import { startSweeper } from "@/lib/platform/sweeper";
import { sweepSignIn } from "@/lib/sign-in/sweep";
import { sweepTwoFactor } from "@/lib/two-factor/sweep-store";

/** Starts the sweeper, the sender of mails and what carries imports on; the worker threads of the hash pool start when somebody hashes. */
export function startBackground(): void {
  onShutdown("hash-pool", closeHashPool);
  startMailSender();
  startImportRunner();
  startSweeper({
    accounts: sweepAccounts,
    "address-limits": sweepAddressLimits,
    audit: sweepAudit,
    imports: sweepImports,
    mails: sweepMails,
    notices: sweepNotices,
    "sign-in": sweepSignIn,
    "two-factor": sweepTwoFactor,
    // Last, so that what the others deleted leaves the disk with this round.
    "erased-traces": sweepErasedTraces,
    "write-ahead-log": truncateWriteAheadLog,
  });
}
