// Proves which addresses a form may name: https without a user name and a fragment, and plain http only at home.
import { expect, it } from "vitest";
import { parseWebhookUrl } from "@/lib/webhooks/target/webhook-url";

it.each(["https://hooks.example.org/in?key=1", " https://hooks.example.org:8443 ", "https://8.8.8.8/"])(
  "takes %s",
  (typed) => {
    expect(parseWebhookUrl(typed, false)?.href).toBe(new URL(typed).href);
  },
);

it.each([
  "",
  "hooks.example.org",
  "http://hooks.example.org",
  "http://localhost:1",
  "https://user@hooks.example.org",
  "https://:secret@hooks.example.org",
  "https://hooks.example.org/#part",
  "https://hooks.example.org/#",
  "ftp://hooks.example.org",
  "file:///etc/passwd",
  `https://hooks.example.org/${"a".repeat(2048)}`,
])("refuses %s", (typed) => {
  expect(parseWebhookUrl(typed, false)).toBeNull();
});

it("takes plain http to a name of this machine while the app is at one, and nowhere else", () => {
  expect(parseWebhookUrl("http://127.0.0.1:9/hook", true)?.port).toBe("9");
  expect(parseWebhookUrl("http://hooks.example.org/", true)).toBeNull();
  expect(parseWebhookUrl("http://192.168.1.1/", true)).toBeNull();
});
