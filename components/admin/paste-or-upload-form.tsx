// A form that posts a pasted text or one file, as browsers have always done: with JavaScript or without.
import type { ReactNode } from "react";
import { CONTROL_CLASS } from "@/components/ui/field-frame";

interface PasteOrUploadFormProps {
  action: string;
  /** Labels of the text and of the file. */
  labels: { paste: string; file: string };
  /** What may be chosen, as in `accept`. */
  accept: string;
  /** Buttons, and what is said beside them. */
  children: ReactNode;
}

/** The text is no prose: nothing corrects it, remembers it or sends it to a dictionary. */
export function PasteOrUploadForm({ action, labels, accept, children }: PasteOrUploadFormProps) {
  return (
    <form method="post" action={action} encType="multipart/form-data" className="grid grid-cols-1 gap-6">
      <div className="grid gap-1.5">
        <label htmlFor="list" className="font-semibold">
          {labels.paste}
        </label>
        <textarea
          id="list"
          name="list"
          rows={6}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className={`${CONTROL_CLASS} font-mono wrap-anywhere`}
        />
      </div>
      <div className="grid gap-1.5">
        <label htmlFor="file" className="font-semibold">
          {labels.file}
        </label>
        <input
          id="file"
          name="file"
          type="file"
          accept={accept}
          className={`${CONTROL_CLASS} file:me-4 file:cursor-pointer file:rounded-control file:border-0 file:bg-accent-soft file:px-4 file:py-1 file:font-semibold file:text-accent-ink`}
        />
      </div>
      {children}
    </form>
  );
}
