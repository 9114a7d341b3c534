// The picture to scan, on white in every theme.

interface QrCodeProps {
  /** Accessible name, "QR code for your authenticator app". */
  alt: string;
  /** `data:image/svg+xml…` with its own quiet zone (ISO/IEC 18004: four modules). */
  src: string;
}

/** Cameras want dark on light: the tile stays white in dark mode, forced colours and print. */
export function QrCode({ alt, src }: QrCodeProps) {
  return (
    <div className="w-fit rounded-card border border-line bg-white p-2 forced-color-adjust-none">
      {/* biome-ignore lint/performance/noImgElement: a data URI has nothing for an image optimiser to do */}
      <img alt={alt} src={src} width={240} height={240} className="block size-60 max-w-full" />
    </div>
  );
}
