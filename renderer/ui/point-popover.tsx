import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './point-popover.module.css';

type Props = { readonly x: number; readonly y: number; readonly label: string; readonly onClose: () => void; readonly children: ReactNode };

/** Something small that opens at a point of the window; Esc or a click elsewhere closes it. */
export const PointPopover = ({ x, y, label, onClose, children }: Props) => (
  <Popover opened onDismiss={onClose} position="bottom-start" trapFocus returnFocus={false} shadow="md" withRoles={false} withinPortal={false}>
    <Popover.Target>
      <span className={styles.anchor} style={{ left: x, top: y }} />
    </Popover.Target>
    {/* eslint-disable-next-line jsx-a11y/prefer-tag-over-role -- reason: the dropdown is Mantine's own element */}
    <Popover.Dropdown role="dialog" aria-label={label} p={8}>
      {children}
    </Popover.Dropdown>
  </Popover>
);
