/** Made by `tools/guide-plugin.ts` when the page is built, of what `tools/read-guide.ts` reads. */
declare module 'virtual:guide/*' {
  export type Words =
    | { readonly is: 'text' | 'code'; readonly text: string }
    | { readonly is: 'strong' | 'em'; readonly inner: readonly Words[] }
    | { readonly is: 'page' | 'outside'; readonly to: string; readonly inner: readonly Words[] };
  export type Item = { readonly words: readonly Words[]; readonly items: readonly Item[] };
  export type Block =
    | { readonly is: 'heading' | 'paragraph'; readonly words: readonly Words[] }
    | { readonly is: 'list'; readonly first?: number; readonly items: readonly Item[] }
    | { readonly is: 'picture'; readonly file: string; readonly alt: string };
  /** By their names; the first is `README`. */
  export const pages: Readonly<Record<string, { readonly title: string; readonly blocks: readonly Block[] }>>;
  /** Addresses, by the names that blocks have. */
  export const pictures: Readonly<Record<string, string>>;
}
