/** The user guide in one language. */
export type Guide = typeof import('virtual:guide/en');
export type { Block, Item, Words } from 'virtual:guide/en';
