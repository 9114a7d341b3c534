// Three ways to take the recovery codes along: clipboard, file, paper.
"use client";

import { Copy, Download, Printer } from "lucide-react";
import { Button } from "../ui/button";
import { CopyStatus } from "../ui/copy-status";
import { type CopyLabels, useCopy } from "../ui/use-copy";

interface RecoveryCodeActionsProps {
  codes: string[];
  /** The whole text of the file, written by the server in the reader's language. */
  fileText: string;
  fileName: string;
  copyLabels: CopyLabels;
  downloadLabel: string;
  printLabel: string;
}

/** The file is made in the browser and lives at a blob address for as long as the click: no request, no storage. */
export function RecoveryCodeActions(props: RecoveryCodeActionsProps) {
  const { codes, fileText, fileName, copyLabels, downloadLabel, printLabel } = props;
  const { outcome, copy } = useCopy(codes.join("\n"));
  return (
    <div className="grid gap-2 noscript:hidden">
      <div className="flex flex-wrap gap-2 *:flex-auto">
        <Button onClick={copy}>
          <Copy aria-hidden="true" size={18} />
          {copyLabels.copy}
        </Button>
        <Button onClick={() => saveAsFile(fileText, fileName)}>
          <Download aria-hidden="true" size={18} />
          {downloadLabel}
        </Button>
        <Button onClick={() => window.print()}>
          <Printer aria-hidden="true" size={18} />
          {printLabel}
        </Button>
      </div>
      <CopyStatus outcome={outcome} labels={copyLabels} />
    </div>
  );
}

function saveAsFile(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers start reading the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
