// Owns which columns of a webhook are needed to send to it. Pure.

export interface SealedTarget {
  id: string;
  sealedUrl: string;
  sealedSecret: string;
  sealedOldSecret: string | null;
  oldSecretUntil: Date | null;
}

export const TARGET_COLUMNS = {
  id: true,
  sealedUrl: true,
  sealedSecret: true,
  sealedOldSecret: true,
  oldSecretUntil: true,
} as const;
