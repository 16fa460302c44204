import { useTranslation } from 'react-i18next';
import { PANEL_ICONS, usePanelTitles } from '../features/circles/panel-names.ts';
import { BookOpen, Languages, type LucideIcon, MailOpen, MoonStar, Settings, SquarePen, Sun, UserPlus, Users } from 'lucide-react';
import { safeName } from '../ui/safe-name.ts';
import { openDialog } from './dialogs.ts';
import { currentLanguage } from './i18n.ts';
import { FIRST_GUIDE_PAGE, goTo, openCircle, PANELS, showPanel, useRoute } from './route.ts';
import { useCircles, useSettings } from './status.tsx';

export type PaletteAction = { readonly key: string; readonly label: string; readonly icon: LucideIcon; readonly run: () => void };

/** Everything the palette can reach from here. */
export const usePaletteActions = (): readonly PaletteAction[] => {
  const { t } = useTranslation();
  const titles = usePanelTitles();
  const route = useRoute();
  const circles = useCircles() ?? [];
  const { change } = useSettings();
  const inGroup = route.page === 'circle' ? route.circle : undefined;
  const dark = document.documentElement.dataset['mantineColorScheme'] === 'dark';
  const chinese = currentLanguage() === 'zh-CN';
  const here: readonly PaletteAction[] = inGroup
    ? [
        ...PANELS.map((panel) => ({ key: panel, label: titles[panel], icon: PANEL_ICONS[panel], run: () => showPanel(panel) })),
        ...(circles.find(({ id }) => id === inGroup)?.kind === 'direct' ? [] : [{ key: 'invite', label: t('circles.invite'), icon: UserPlus, run: () => openDialog({ kind: 'invite', circle: inGroup }) }]),
      ]
    : [];
  return [
    ...circles.map(({ id, name }) => ({ key: id, label: t('palette.goTo', { name: safeName(name) }), icon: Users, run: () => openCircle(id) })),
    ...here,
    { key: 'create', label: t('circles.create'), icon: SquarePen, run: () => openDialog({ kind: 'create' }) },
    { key: 'join', label: t('circles.join'), icon: MailOpen, run: () => openDialog({ kind: 'join' }) },
    { key: 'settings', label: t('settings.title'), icon: Settings, run: () => goTo({ page: 'settings' }) },
    { key: 'guide', label: t('guide.open'), icon: BookOpen, run: () => goTo({ page: 'guide', name: FIRST_GUIDE_PAGE }) },
    { key: 'theme', label: t(dark ? 'palette.toLight' : 'palette.toDark'), icon: dark ? Sun : MoonStar, run: () => void change({ theme: dark ? 'light' : 'dark' }) },
    { key: 'language', label: t(chinese ? 'palette.toEnglish' : 'palette.toChinese'), icon: Languages, run: () => void change({ language: chinese ? 'en' : 'zh-CN' }) },
  ];
};
