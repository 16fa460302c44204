import type { TFunction } from 'i18next';
import type { GroupPolicy, PolicyKey } from '#contract';
import { durationWords } from '../../ui/time-words.ts';

export const DISAPPEARING = ['0', '86400000', '604800000', '2592000000', '31536000000'] as const;
type Offered = (typeof DISAPPEARING)[number];
const isOffered = (time: string): time is Offered => (DISAPPEARING as readonly string[]).includes(time);

/** How long new messages stay, in words. */
export const disappearWords = (ms: number, { t, language }: { readonly t: TFunction; readonly language: string }): string => {
  const time = String(ms);
  return isOffered(time) ? t(`members.disappearIs.${time}`) : t('members.disappearOther', { time: durationWords(ms / 1000, language) });
};

/** One thing a group agreed on: what it is about, and what was chosen. */
export const policyWords = (policy: GroupPolicy, key: PolicyKey, words: { readonly t: TFunction; readonly language: string }): readonly [about: string, chosen: string] => {
  const { t } = words;
  switch (key) {
    case 'history':
      return [t('members.history'), t(`members.historyIs.${policy.history}`)];
    case 'disappearingMs':
      return [t('members.disappear'), disappearWords(policy.disappearingMs, words)];
    case 'inviters':
      return [t('members.inviters'), t(`members.invitersIs.${policy.inviters}`)];
    case 'network':
      return [t('members.network'), t(`members.networkIs.${policy.network}`)];
    case 'removedKeeps':
      return [t('members.removedKeeps'), t(`members.removedKeepsIs.${policy.removedKeeps}`)];
  }
};
