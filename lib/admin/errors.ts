// Owns every expected failure of administration.

export const ADMIN_ERRORS = ["setup-closed", "import-missing", "import-over"] as const;

export type AdminError = (typeof ADMIN_ERRORS)[number];
