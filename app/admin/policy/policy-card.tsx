// Owns how a policy is shown: the sentence that matters most, and the others in a list.
import { policySentences } from "@/app/admin/policy/policy-sentences";
import { Card } from "@/components/ui/card";
import type { Policy } from "@/lib/accounts/policy/policy";

interface PolicyCardProps {
  heading: string;
  policy: Policy;
  now: Date;
}

export async function PolicyCard({ heading, policy, now }: PolicyCardProps) {
  const { members, others } = await policySentences(policy, now);
  return (
    <Card heading={heading}>
      <div className="grid max-w-prose gap-4">
        <p className="text-lg font-medium">{members}</p>
        <ul className="grid list-disc gap-2 ps-5 text-ink-soft">
          {others.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
