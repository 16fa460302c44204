import { z } from 'zod';
import type { Invite as ShownInvite, Language } from '#contract';
import { encodeInvite, type Invite, inviteIdOf } from '#ledger';
import en from '../../../resources/invite/en.json' with { type: 'json' };
import zh from '../../../resources/invite/zh-CN.json' with { type: 'json' };

const wordsSchema = z.object({ text: z.string() });
const WORDS = { 'zh-CN': wordsSchema.parse(zh), en: wordsSchema.parse(en) } as const;
const MS_PER_HOUR = 3_600_000;

type Options = { readonly language: Language; readonly uses: number; readonly needsApproval: boolean; readonly now: number };

/** An invite in the two forms a person hands on: a text that survives being pasted inside other words, and a link. */
export const showInvite = (invite: Invite, { language, uses, needsApproval, now }: Options): ShownInvite => {
  const { code, link } = encodeInvite(invite);
  const hours = String(Math.max(1, Math.round((invite.expiresAt - now) / MS_PER_HOUR)));
  const text = WORDS[language].text.replace('{name}', () => invite.name).replace('{code}', () => code).replace('{hours}', hours);
  return { text, link, expiresAt: invite.expiresAt, uses, needsApproval, invite: inviteIdOf(invite) };
};
