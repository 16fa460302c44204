import { ActionIcon } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ComponentPropsWithoutRef, Ref } from 'react';

type Props = Omit<ComponentPropsWithoutRef<'button'>, 'color' | 'disabled'> & {
  readonly disabled?: boolean;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly sizePx?: number;
  readonly filled?: boolean;
  readonly active?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button that is only an icon: its name is read out and shown on hover. */
export const IconButton = ({ icon: Icon, label, sizePx = 36, filled = false, active, ref, ...rest }: Props) => (
  <ActionIcon
    ref={ref}
    type="button"
    size={sizePx}
    radius="md"
    variant={filled ? 'filled' : 'subtle'}
    color={filled ? 'ember' : 'gray'}
    aria-label={label}
    title={label}
    {...(active !== undefined && { 'aria-pressed': active })}
    style={filled ? {} : { color: active ? 'var(--accent)' : 'var(--ink-soft)', background: active ? 'var(--chosen)' : undefined }}
    {...rest}
  >
    <Icon size={Math.round(sizePx * 0.5)} aria-hidden="true" />
  </ActionIcon>
);
