// Owns the sentence with which a page says that what led to it is done.
import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { FocusMain } from "@/components/ui/focus-main";
import { GoodNews } from "@/components/ui/good-news";
import { doneWord } from "@/lib/platform/actions/done";

/**
 * The frame of the page sees to a focus that was lost on the way from another address. An act may lead back to the page
 * it is on, and take the row with the pressed button away: so each word sees to it as well.
 * @param props.page the address of the page around it, without its query
 */
export async function DoneNotice({ page }: { page: string }) {
  const t = await getTranslations("done");
  const word = await doneWord(page);
  if (!word) return null;
  return (
    <Fragment key={word.at}>
      <GoodNews title={t(word.act)} />
      <FocusMain />
    </Fragment>
  );
}
