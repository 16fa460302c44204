import { X } from 'lucide-react';
import { type ReactElement, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Panel, PANELS, showPanel } from '../../app/route.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { AgreementsPanel } from '../agreements/agreements-panel.tsx';
import { AskPanel } from '../ask/ask-panel.tsx';
import { HighlightsPanel } from '../catch-up/highlights-panel.tsx';
import { SearchPanel } from '../chat/search-panel.tsx';
import { FilesPanel } from '../files/files-panel.tsx';
import { ConnectionPanel } from '../connection/connection-panel.tsx';
import { MemoryPanel } from '../memory/memory-panel.tsx';
import { MembersPanel } from '../members/members-panel.tsx';
import { PANEL_ICONS, usePanelTitles } from './panel-names.ts';
import styles from './side-panel.module.css';

const CONTENT: Readonly<Record<Panel, () => ReactElement>> = {
  members: MembersPanel,
  highlights: HighlightsPanel,
  ask: AskPanel,
  agreements: AgreementsPanel,
  memory: MemoryPanel,
  files: FilesPanel,
  connection: ConnectionPanel,
  search: SearchPanel,
};

/** The column beside the timeline. Esc closes it and goes back to writing. */
export const SidePanel = ({ panel }: { readonly panel: Panel }) => {
  const { t } = useTranslation();
  const titles = usePanelTitles();
  const place = useRef<HTMLElement | null>(null);
  const placed = useCallback((element: HTMLElement | null) => {
    place.current = element;
    return keepFocus(element);
  }, []);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A field inside that took the focus keeps it.
    if (!content.current?.contains(document.activeElement)) place.current?.focus();
  }, [panel]);
  const close = () => {
    showPanel(undefined);
    document.querySelector<HTMLElement>('#composer')?.focus();
  };
  const Content = CONTENT[panel];
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- reason: Esc closes the panel from anywhere inside
    <aside
      ref={placed}
      className={styles.panel}
      aria-label={titles[panel]}
      tabIndex={-1}
      onKeyDown={(event) => {
        // What happens in a menu or dialog that was opened from here comes by here too, though it lies elsewhere in the page.
        const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key === 'Escape' && isInside && !event.defaultPrevented && !event.nativeEvent.isComposing) close();
      }}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{titles[panel]}</h2>
        <IconButton icon={X} label={t('app.close')} onClick={close} />
      </header>
      <div className={styles.tabs}>
        {PANELS.map((one) => (
          <IconButton key={one} icon={PANEL_ICONS[one]} label={titles[one]} active={one === panel} onClick={() => showPanel(one)} />
        ))}
      </div>
      <div ref={content} className={styles.content}>
        <Content />
      </div>
    </aside>
  );
};
