// Proves that a masked address tells its first character and its domain, and not how long it is.
import { expect, it } from "vitest";
import { maskEmail } from "@/lib/accounts/email/mask-email";

it.each([
  ["anna@example.com", "a…@example.com"],
  ["a@example.com", "a…@example.com"],
  ['"odd@name"@example.com', '"…@example.com'],
  ["𝒂nna@例え.jp", "𝒂…@例え.jp"],
])("%s becomes %s", (email, masked) => {
  expect(maskEmail(email)).toBe(masked);
});
