import type { Language } from '#contract';
import type { Invite } from '../invite.ts';
import { toBase32 } from './base-32.ts';
import { encodeInviteBytes } from './invite-bytes.ts';

const TEXTS = {
  'zh-CN': (name: string, code: string) => `「${name}」邀请你加入群聊。复制整段文字，打开「围炉 Hearth」粘贴即可加入。\nHEARTH：${code}`,
  en: (name: string, code: string) => `You are invited to “${name}”. Copy this whole message, open Hearth and paste it to join.\nHEARTH: ${code}`,
} as const satisfies Record<Language, (name: string, code: string) => string>;

/** An invite as people pass it on: a text that survives chats (口令), and a link. */
export const encodeInvite = (invite: Invite, language: Language): { readonly text: string; readonly link: string } => {
  const code = toBase32(encodeInviteBytes(invite));
  return { text: TEXTS[language](invite.name, code), link: `hearth://join/${code}` };
};
