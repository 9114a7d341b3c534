// Owns what is shown when even the frame of the page could not be made. Plain on purpose: nothing else may work.
"use client";

export default function GlobalErrorPage() {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>Something went wrong · 出了点问题</h1>
          <p>The fault is ours. Go back and see whether your change is there before you make it once more.</p>
          <p lang="zh-CN">这是我们的问题。请返回并确认更改是否已生效，再决定是否重新操作。</p>
          <p>
            <a href="/">Twofold</a>
          </p>
        </main>
      </body>
    </html>
  );
}
