// Owns reading a QR code off a picture, as a camera would: its text and its quiet zone.
import jsQR from "jsqr";
import { PNG } from "pngjs";

export interface QrPicture {
  text: string;
  /** White modules around the code, the smallest of the four sides (ISO/IEC 18004 asks for four). */
  quietModules: number;
}

const WHITE = 250;
const DARK = 128;

/** Decodes a screenshot. Only dark on light counts: not every camera tries the other way round. */
export function readQrPicture(screenshot: Buffer): QrPicture {
  const { width, height, data } = PNG.sync.read(screenshot);
  const found = jsQR(new Uint8ClampedArray(data), width, height, { inversionAttempts: "dontInvert" });
  if (!found) throw new Error("no QR code in the picture");
  const brightness = (x: number, y: number) => {
    const at = (y * width + x) * 4;
    return Math.min(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
  };
  const edges = darkEdges(width, height, (x, y) => brightness(x, y) < DARK);
  const modulePixels = (edges.right - edges.left + 1) / (17 + 4 * found.version);
  const margins = [edges.left, edges.top, width - 1 - edges.right, height - 1 - edges.bottom];
  const quietModules = Math.min(...margins) / modulePixels;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const outside = x < edges.left - 1 || x > edges.right + 1 || y < edges.top - 1 || y > edges.bottom + 1;
      if (outside && brightness(x, y) < WHITE) throw new Error(`the quiet zone is not white at ${x},${y}`);
    }
  }
  return { text: found.data, quietModules };
}

function darkEdges(width: number, height: number, isDark: (x: number, y: number) => boolean) {
  const edges = { left: width, right: -1, top: height, bottom: -1 };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!isDark(x, y)) continue;
      edges.left = Math.min(edges.left, x);
      edges.right = Math.max(edges.right, x);
      edges.top = Math.min(edges.top, y);
      edges.bottom = Math.max(edges.bottom, y);
    }
  }
  return edges;
}
