// Owns the QR code as a picture: the same black on white in every theme, since a scanner needs that.
import { create, type QRCode } from "qrcode";

/** ISO/IEC 18004 asks for four light modules around the symbol. */
const QUIET_ZONE_MODULES = 4;
const PIXELS_PER_MODULE = 4;

/** What the largest symbol holds at error correction M, in bytes of UTF-8. */
export const MAX_QR_TEXT_BYTES = 2331;

/**
 * A whole SVG document with the text as a QR code, error correction M: no script, no style, no reference.
 * Throws on an empty text and on one over MAX_QR_TEXT_BYTES, which an otpauth URI of ours never reaches.
 */
export function qrCodeSvg(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const side = modules.size + 2 * QUIET_ZONE_MODULES;
  const pixels = side * PIXELS_PER_MODULE;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="0 0 ${side} ${side}"` +
    ' shape-rendering="crispEdges">' +
    `<rect width="${side}" height="${side}" fill="#fff"/>` +
    `<path fill="#000" d="${darkRuns(modules)}"/></svg>`
  );
}

/** The same as the source of an `<img>`. */
export function qrCodeDataUri(text: string): string {
  return `data:image/svg+xml,${encodeURIComponent(qrCodeSvg(text))}`;
}

/** One rectangle for each run of dark modules in a row: move to its corner, then right, down, left, closed. */
function darkRuns({ size, data }: QRCode["modules"]): string {
  let path = "";
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const start = column;
      while (column < size && data[row * size + column]) column += 1;
      const length = column - start;
      if (length === 0) continue;
      path += `M${start + QUIET_ZONE_MODULES} ${row + QUIET_ZONE_MODULES}h${length}v1h-${length}z`;
    }
  }
  return path;
}
