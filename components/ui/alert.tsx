// A boxed remark in one of four tones, with an icon so that colour is never the only sign.
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode, Ref } from "react";

const TONES = {
  info: { icon: Info, box: "border-accent-line bg-accent-soft", ink: "text-accent-ink" },
  success: { icon: CircleCheck, box: "border-success-line bg-success-soft", ink: "text-success-ink" },
  warning: { icon: TriangleAlert, box: "border-warning-line bg-warning-soft", ink: "text-warning-ink" },
  danger: { icon: CircleAlert, box: "border-danger-line bg-danger-soft", ink: "text-danger-ink" },
};

interface AlertProps {
  tone: keyof typeof TONES;
  title?: ReactNode;
  children?: ReactNode;
  /** `alert` for refusals, `status` for good news that just happened; leave out for standing remarks. */
  role?: "alert" | "status";
  ref?: Ref<HTMLDivElement>;
  /** -1 lets a script take the focus there. */
  tabIndex?: -1;
}

/** Title, text, or both. Anything that goes beneath, such as a link, is part of the children. */
export function Alert({ tone, title, children, role, ref, tabIndex }: AlertProps) {
  const { icon: Icon, box, ink } = TONES[tone];
  return (
    <div
      ref={ref}
      role={role}
      tabIndex={tabIndex}
      className={`flex scroll-my-6 gap-3 rounded-control border px-4 py-3 ${box}`}
    >
      <Icon aria-hidden="true" size={20} className={`mt-0.75 shrink-0 ${ink}`} />
      <div className="grid min-w-0 gap-1 text-ink">
        {title && <p className={`font-semibold ${ink}`}>{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
