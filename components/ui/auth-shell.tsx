// The page around sign-up, sign-in and every step of proving who one is: one quiet column.
import type { ReactNode } from "react";
import { Brand } from "./brand";

interface AuthShellProps {
  appName: string;
  children: ReactNode;
  /** Under the card: the way to the other form, for those who took the wrong one. */
  below?: ReactNode;
  /** `wide` holds the enrollment page: a picture and a form side by side. */
  width?: "column" | "wide";
}

/** On a phone the card is the page itself; from 640 px on it is a plane on the crease. */
export function AuthShell({ appName, children, below, width = "column" }: AuthShellProps) {
  const measure = width === "wide" ? "max-w-4xl" : "max-w-[30rem]";
  return (
    <div className="flex flex-1 flex-col bg-surface sm:bg-transparent sm:bg-crease">
      <header className={`mx-auto w-full px-5 pt-5 sm:pt-12 ${measure}`}>
        <Brand name={appName} />
      </header>
      <main id="main" tabIndex={-1} className={`mx-auto w-full px-5 pt-6 pb-12 ${measure}`}>
        <div className="grid grid-cols-1 gap-7 rounded-card border-line sm:border sm:bg-surface sm:p-8 sm:shadow-card">
          {children}
        </div>
        {below && <div className="pt-7 sm:px-8">{below}</div>}
      </main>
    </div>
  );
}
