// The refusal of one field, standing next to it.
import { CircleAlert } from "lucide-react";
import type { FramedField } from "./use-field";

/** Nothing while the field is fine: an empty alert would be one more thing to stumble over. */
export function FieldError({ field }: { field: FramedField }) {
  if (!field.error) return null;
  return (
    <div role="alert" id={field.errorId} className="flex gap-2 text-danger-ink">
      <CircleAlert aria-hidden="true" size={18} className="mt-1 shrink-0" />
      <div className="min-w-0">
        <p className="font-medium">{field.error}</p>
        {field.errorHint && <p className="text-ink-soft">{field.errorHint}</p>}
      </div>
    </div>
  );
}
