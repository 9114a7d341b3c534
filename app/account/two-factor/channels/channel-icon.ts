// Owns the picture that stands for each kind of channel.
import { type LucideIcon, Mail, MessageSquareText, ShieldCheck, Smartphone } from "lucide-react";
import type { ChannelKind } from "@/lib/channels/kinds";

const ICONS: Record<ChannelKind, LucideIcon> = {
  email: Mail,
  phone: MessageSquareText,
  authy: ShieldCheck,
  "twilio-totp": Smartphone,
};

export function channelIcon(kind: ChannelKind): LucideIcon {
  return ICONS[kind];
}
