import type { ReactNode } from 'react';
import { BackButton } from './back-button.tsx';
import styles from './circle-page.module.css';

/** The page of a group whose chat is not there, or not yet: what stands in its place. */
export const WithoutChat = ({ children }: { readonly children: ReactNode }) => (
  <main className={styles.withoutChat} aria-live="polite">
    <BackButton />
    {children}
  </main>
);
