// Owns what is shown when even the frame of the page could not be made. Plain on purpose: nothing else may work.
"use client";

export default function GlobalErrorPage() {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>Something went wrong · 出了点问题</h1>
          <p>Nothing was changed. Go back and try again. 未做任何更改，请返回重试。</p>
          <p>
            <a href="/">Twofold</a>
          </p>
        </main>
      </body>
    </html>
  );
}
