// Proves that no password goes to a mail server in clear, as nodemailer itself reads our options.
import { createTransport } from "nodemailer";
import { expect, it } from "vitest";
import { smtpOptions } from "@/lib/platform/smtp-options";

function readByNodemailer(address: string) {
  const { options } = createTransport(smtpOptions(address)).transporter as unknown as {
    options: { requireTLS: boolean; secure: boolean };
  };
  return { requireTLS: options.requireTLS, secure: options.secure };
}

it.each([
  ["smtp://user:secret@mail.example.org:587", { requireTLS: true, secure: false }],
  ["smtps://user:secret@mail.example.org", { requireTLS: true, secure: true }],
  ["smtp://user:secret@mail.example.org?requireTLS=false", { requireTLS: false, secure: false }],
  ["smtp://relay.internal:25", { requireTLS: false, secure: false }],
  ["smtp://relay.internal:25?requireTLS=true", { requireTLS: true, secure: false }],
  ["smtp://user:secret@127.0.0.1:2525", { requireTLS: false, secure: false }],
])("%s", (address, expected) => {
  expect(readByNodemailer(address)).toEqual(expected);
});
