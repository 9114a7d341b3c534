// Owns the figures that the benchmark's crowd has, and for how many days.

export const FIGURES = [
  ...[
    "accounts.created",
    "protection.gained",
    "passwords.accepted",
    "passwords.refused",
    "codes.made",
    "codes.saved",
  ],
  ...["authenticator", "recovery-code"].flatMap((factor) => [
    `checks.accepted.${factor}`,
    `checks.refused.${factor}`,
  ]),
  ...["started", "shown", "tried", "confirmed", "seconds"].map((step) => `enrollments.${step}`),
  ...[10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, "more"].map((bound) => `enrollments.within.${bound}`),
  ...["resets", "locks", "turned-off", "codes.used"],
];
export const FIGURE_DAYS = 180;
