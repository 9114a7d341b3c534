// The floor's one page: a form and nothing else.
import { save } from "./actions";
import { OneField } from "./one-field";

export default function Page() {
  return <OneField action={save} />;
}
