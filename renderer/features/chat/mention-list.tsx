import { useTranslation } from 'react-i18next';
import { Avatar } from '../../ui/avatar.tsx';
import { EmberMark } from '../../ui/ember-mark.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import styles from './composer.module.css';
import type { Candidate } from './use-mentions.ts';

type Props = { readonly id: string; readonly candidates: readonly Candidate[]; readonly chosen: number; readonly onPick: (candidate: Candidate) => void };

/** The names a mention may become. */
export const MentionList = ({ id, candidates, chosen, onPick }: Props) => {
  const { t } = useTranslation();
  if (candidates.length === 0) return null;
  return (
    // eslint-disable-next-line jsx-a11y/prefer-tag-over-role -- reason: a native list cannot hold pictures
    <div className={styles.mentions} role="listbox" id={id} aria-label={t('chat.mention')}>
      {candidates.map((candidate, index) => (
        // eslint-disable-next-line jsx-a11y/interactive-supports-focus -- reason: the focus stays in the text; the keys are handled there
        <div
          key={candidate.key}
          id={`${id}-${index}`}
          // eslint-disable-next-line jsx-a11y/prefer-tag-over-role -- reason: a native option holds text only
          role="option"
          aria-selected={index === chosen}
          className={styles.candidate}
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(candidate);
          }}
        >
          {candidate.isEmber ? <EmberMark /> : <Avatar seed={candidate.key} name={candidate.name} sizePx={26} />}
          {candidate.isEmber ? <span>{candidate.name}</span> : <PersonName name={candidate.name} />}
          {candidate.isEmber && <span className={styles.hint}>{t('chat.emberHint')}</span>}
        </div>
      ))}
    </div>
  );
};
