// Owns the bytes of multipart bodies (RFC 7578), good ones and ones that no browser sends.

export interface Part {
  name: string;
  value: Buffer;
  /** Makes a file of it. */
  file?: { name: string; type: string } | undefined;
}

export const MULTIPART_FAULTS = [
  "none",
  "wrong-boundary",
  "no-end",
  "no-names",
  "no-blank-line",
  "only-newlines",
  "same-part-thrice",
  "head-without-end",
  "cut",
] as const;
export type MultipartFault = (typeof MULTIPART_FAULTS)[number];

export const BOUNDARY = "----fuzz7d1a";

function headOf({ name, file }: Part, fault: MultipartFault): string {
  const own = fault === "no-names" ? "" : `; name="${name.replaceAll('"', "%22").replace(/[\r\n]/g, " ")}"`;
  const of = file ? `; filename="${file.name}"\r\ncontent-type: ${file.type}` : "";
  const endless = fault === "head-without-end" ? `\r\nx-long: ${"a".repeat(20_000)}` : "";
  return `content-disposition: form-data${own}${of}${endless}`;
}

/** The body of these parts, with one fault in it. */
export function multipartBody(parts: readonly Part[], fault: MultipartFault): Buffer {
  const newline = fault === "only-newlines" ? "\n" : "\r\n";
  const between = fault === "wrong-boundary" ? `${BOUNDARY}x` : BOUNDARY;
  const all = fault === "same-part-thrice" ? [...parts, ...parts, ...parts] : parts;
  const pieces = all.flatMap((part) => [
    Buffer.from(
      `--${between}${newline}${headOf(part, fault)}${newline}${fault === "no-blank-line" ? "" : newline}`,
    ),
    part.value,
    Buffer.from(newline),
  ]);
  const end = fault === "no-end" ? "" : `--${between}--${newline}`;
  const whole = Buffer.concat([...pieces, Buffer.from(end)]);
  return fault === "cut" ? whole.subarray(0, Math.floor(whole.length * 0.7)) : whole;
}
