import { BookOpenText, Flame, FolderOpen, Handshake, ListChecks, type LucideIcon, Network, Search, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Panel } from '../../app/route.ts';

export const PANEL_ICONS: Readonly<Record<Panel, LucideIcon>> = {
  members: Users,
  highlights: ListChecks,
  ask: Flame,
  agreements: Handshake,
  memory: BookOpenText,
  files: FolderOpen,
  connection: Network,
  search: Search,
};

/** What each side panel is called. */
export const usePanelTitles = (): Readonly<Record<Panel, string>> => {
  const { t } = useTranslation();
  return {
    members: t('circles.members'),
    highlights: t('catchUp.title'),
    ask: t('ask.title'),
    agreements: t('agreements.title'),
    memory: t('memory.title'),
    files: t('files.title'),
    connection: t('connection.title'),
    search: t('chat.search'),
  };
};
