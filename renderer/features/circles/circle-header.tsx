import { Button, Menu } from '@mantine/core';
import { Bell, BellOff, EllipsisVertical, LogOut, Network, Package, FolderOpen, Pencil, UserPlus, Users } from 'lucide-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CircleSummary } from '#contract';
import { openDialog } from '../../app/dialogs.ts';
import { type Panel, showPanel } from '../../app/route.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import { endedWords } from '../members/ended.tsx';
import { BackButton } from './back-button.tsx';
import styles from './circle-page.module.css';
import { PANEL_ICONS, usePanelTitles } from './panel-names.ts';

const MuteItem = ({ circle: { id, muted } }: { readonly circle: CircleSummary }) => {
  const { t } = useTranslation();
  const call = useCall();
  const change = () => void call((client) => client.circles.mute({ id: callId(), circle: id, muted: !muted }));
  return (
    <Menu.Item leftSection={muted ? <Bell size={16} /> : <BellOff size={16} />} onClick={change}>
      {t(muted ? 'circles.unmute' : 'circles.mute')}
    </Menu.Item>
  );
};

/** Doors that only a wide header has room for; in a narrow one they stand in the menu. */
const WIDE_DOORS = ['search', 'agreements'] as const satisfies readonly Panel[];

const DoorItem = ({ door }: { readonly door: Panel }) => {
  const titles = usePanelTitles();
  const Icon = PANEL_ICONS[door];
  return (
    <Menu.Item className={styles.whenNarrow} leftSection={<Icon size={16} />} onClick={() => showPanel(door)}>
      {titles[door]}
    </Menu.Item>
  );
};

const MoreMenu = ({ circle }: { readonly circle: CircleSummary }) => {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <IconButton icon={EllipsisVertical} label={t('app.more')} />
      </Menu.Target>
      <Menu.Dropdown>
        {WIDE_DOORS.map((door) => (
          <DoorItem key={door} door={door} />
        ))}
        <Menu.Item leftSection={<Users size={16} />} onClick={() => showPanel('members')}>
          {t('circles.members')}
        </Menu.Item>
        <Menu.Item leftSection={<FolderOpen size={16} />} onClick={() => showPanel('files')}>
          {t('files.title')}
        </Menu.Item>
        <Menu.Item leftSection={<Network size={16} />} onClick={() => showPanel('connection')}>
          {t('connection.title')}
        </Menu.Item>
        {circle.kind !== 'sample' && !circle.ended && <MuteItem circle={circle} />}
        {circle.kind !== 'sample' && !circle.ended && (
          <Menu.Item leftSection={<Package size={16} />} onClick={() => openDialog({ kind: 'carry', circle: circle.id })}>
            {t('bundles.menu')}
          </Menu.Item>
        )}
        {circle.kind === 'direct' && !circle.ended && (
          <Menu.Item leftSection={<LogOut size={16} />} onClick={() => openDialog({ kind: 'leave', circle: circle.id })}>
            {t('direct.leave')}
          </Menu.Item>
        )}
        {circle.kind === 'group' && !circle.ended && (
          <>
            <Menu.Item leftSection={<UserPlus size={16} />} onClick={() => openDialog({ kind: 'invite', circle: circle.id })}>
              {t('circles.invite')}
            </Menu.Item>
            <Menu.Item leftSection={<Pencil size={16} />} onClick={() => openDialog({ kind: 'rename', circle: circle.id })}>
              {t('circles.rename')}
            </Menu.Item>
            <Menu.Item leftSection={<LogOut size={16} />} onClick={() => openDialog({ kind: 'leave', circle: circle.id })}>
              {t('members.leave')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
};

const presenceWords = (circle: CircleSummary, t: TFunction): string => {
  if (circle.ended) return endedWords(circle.ended, { t, kind: circle.kind });
  if (circle.with?.isBlocked) return t('direct.blockedRow');
  if (circle.kind === 'direct') return t(circle.online > 1 ? 'circles.isOnline' : 'direct.away');
  if (circle.kind === 'sample') return t('circles.sample');
  return circle.online > 1 ? t('circles.online', { online: circle.online, members: circle.members }) : t('circles.onlineMe');
};

type Props = { readonly circle: CircleSummary; readonly panel: Panel | undefined };

/** Name, who is here, and the doors to the side panels. */
export const CircleHeader = ({ circle, panel }: Props) => {
  const { t } = useTranslation();
  const titles = usePanelTitles();
  const doors: readonly Panel[] = ['search', 'highlights', 'ask', 'agreements', 'memory'];
  const presence = presenceWords(circle, t);
  return (
    <header className={styles.header}>
      <BackButton />
      <span className={styles.picture}>
        <Avatar seed={circle.id} name={circle.name} square={circle.kind !== 'direct'} />
      </span>
      <h1 className={styles.heading}>
        <button type="button" className={styles.who} onClick={() => showPanel(panel === 'members' ? undefined : 'members')}>
          <bdi className={styles.groupName}>{safeName(circle.name)}</bdi>
          <span className={styles.presence} title={presence} data-online={circle.online > 1}>
            {presence}
          </span>
        </button>
      </h1>
      {circle.wishes > 0 && panel !== 'members' && (
        <Button size="compact-sm" variant="light" className={styles.wishes} onClick={() => showPanel('members')}>
          {t('members.wishesCount', { count: circle.wishes })}
        </Button>
      )}
      {doors.map((door) => (
        <span key={door} className={WIDE_DOORS.some((one) => one === door) ? styles.whenWide : undefined}>
          <IconButton icon={PANEL_ICONS[door]} label={titles[door]} active={panel === door} onClick={() => showPanel(panel === door ? undefined : door)} />
        </span>
      ))}
      <MoreMenu circle={circle} />
    </header>
  );
};
