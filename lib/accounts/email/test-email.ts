// Owns the addresses of tests: a new one each time, which nobody has.
import { randomUUID } from "node:crypto";

export const freshEmail = () => `${randomUUID()}@example.test`;
