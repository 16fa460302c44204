import { useTranslation } from 'react-i18next';
import { openDialog } from '../../app/dialogs.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { useTabIndex } from '../../ui/tab-stop.ts';
import styles from './direct.module.css';

type Props = { readonly circle: string; readonly person: string; readonly name: string };

/** Somebody's name, as the door to what can be done about them. */
export const ProfileName = ({ circle, person, name }: Props) => {
  const { t } = useTranslation();
  const tabIndex = useTabIndex();
  return (
    <button type="button" className={styles.name} tabIndex={tabIndex} title={t('direct.openProfile', { name: safeName(name) })} onClick={() => openDialog({ kind: 'profile', circle, person, name })}>
      <PersonName name={name} />
    </button>
  );
};
