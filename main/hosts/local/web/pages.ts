const page = (title: string, body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}<title>${title}</title>` +
  `<style>body{font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem;color-scheme:light dark}</style>` +
  `</head><body>${body}</body></html>`;

/** Goes on by a navigation of our own page: a Strict cookie is not sent on a redirect that another program began. */
export const SIGNED_IN_PAGE = page('Hearth · 围炉', '<p>Hearth · 围炉 …</p>', '<meta http-equiv="refresh" content="0;url=/">');

export const SIGN_IN_PAGE = page(
  'Hearth · 围炉',
  '<h1>Hearth · 围炉</h1><p lang="zh-CN">这个地址需要从围炉打开一次。请在启动围炉的地方打开它，或使用它给出的链接（每个链接只能用一次）。</p>' +
    '<p lang="en">This address has to be opened from Hearth once. Open Hearth where you started it, or use the link it printed (each link works once).</p>',
);

export const NOT_HERE_PAGE = page('Hearth · 围炉', '<p lang="zh-CN">这里没有内容。</p><p lang="en">There is nothing here.</p>');

export const NO_UI_PAGE = page('Hearth · 围炉', '<h1>Hearth · 围炉</h1><p lang="zh-CN">界面还没有构建：请用 npm start 启动。</p><p lang="en">The interface has not been built: start with npm start.</p>');
