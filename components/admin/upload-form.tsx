// A form that posts one file, as browsers have always done: with JavaScript or without.
import type { ReactNode } from "react";
import { CONTROL_CLASS } from "@/components/ui/field-frame";

interface UploadFormProps {
  action: string;
  label: string;
  /** What may be chosen, as in `accept`. */
  accept: string;
  /** Buttons, and what is said beside them. */
  children: ReactNode;
}

export function UploadForm({ action, label, accept, children }: UploadFormProps) {
  return (
    <form method="post" action={action} encType="multipart/form-data" className="grid grid-cols-1 gap-6">
      <div className="grid gap-1.5">
        <label htmlFor="file" className="font-semibold">
          {label}
        </label>
        <input
          id="file"
          name="file"
          type="file"
          accept={accept}
          required
          className={`${CONTROL_CLASS} file:me-4 file:cursor-pointer file:rounded-control file:border-0 file:bg-accent-soft file:px-4 file:py-1 file:font-semibold file:text-accent-ink`}
        />
      </div>
      {children}
    </form>
  );
}
