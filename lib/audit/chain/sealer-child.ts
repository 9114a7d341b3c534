// Owns the program that sealing.test.ts starts and kills: it seals what waits until it is killed.
import { sealPending } from "@/lib/audit/chain/seal-pending";

await sealPending(() => new Date());
