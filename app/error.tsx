// Owns what a person sees when something broke: no word of the inside, and a way on (ASVS 16.5.1).
"use client";

import { useEffect, useState } from "react";
import { BrandMark } from "@/components/ui/brand";
import { Button } from "@/components/ui/button";

// The translations live on the server, which may be what failed, so the few words stand here.
const WORDS = {
  en: {
    title: "Something went wrong",
    text: "The fault is ours. See whether your change is there before you make it once more.",
    retry: "Try again",
  },
  zh: {
    title: "出了点问题",
    text: "这是我们的问题。请先确认更改是否已生效，再决定是否重新操作。",
    retry: "重试",
  },
};

export default function ErrorPage({ reset }: { reset: () => void }) {
  const [words, setWords] = useState(WORDS.en);
  useEffect(() => {
    if (document.documentElement.lang.startsWith("zh")) setWords(WORDS.zh);
  }, []);
  return (
    <main id="main" className="mx-auto grid max-w-md flex-1 content-center gap-6 px-5 py-16">
      <span className="text-accent">
        <BrandMark size={40} />
      </span>
      <h1 className="text-3xl font-semibold">{words.title}</h1>
      <p className="text-ink-soft">{words.text}</p>
      <div>
        <Button onClick={reset}>{words.retry}</Button>
      </div>
    </main>
  );
}
