// Owns addresses for tests and benchmarks: each is a new client, with its whole quota.

let given = 0;

export function freshAddress(): string {
  given += 1;
  return `10.${(given >> 16) & 255}.${(given >> 8) & 255}.${given & 255}`;
}
