/** Made by `tools/notices-plugin.ts` when the page is built. */
declare module 'virtual:notices' {
  type Work = { readonly name: string; readonly version?: string; readonly licence: string; readonly author?: string; readonly texts: readonly number[] };
  export const readNotices: () => Promise<{ readonly works: readonly Work[]; readonly texts: readonly string[] }>;
}
