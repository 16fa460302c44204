import type { en } from './en.ts';

export const zhCN: { readonly [Name in keyof typeof en]: string } = {
  app: '围炉',
  openLinks: '在浏览器里打开其中一个链接（每个只能登录一次）。按 Ctrl-C 停止。',
  noAppBrowser: '没有找到 Chromium、Chrome、Edge 或 Brave：围炉将在你的浏览器中打开。',
  noWindow: '无法打开窗口。',
  runsAlready: '围炉已经在运行，正在显示窗口。',
  signIn: '这个地址需要从围炉打开一次。请在启动围炉的地方打开它，或使用它给出的链接（每个链接只能用一次）。',
  notHere: '这里没有内容。',
  noUi: '界面还没有构建：请用 npm start 启动。',
};
