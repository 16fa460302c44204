import type { Messages } from '../en.ts';

export const zhCNModels: Messages['models'] = {
  title: '语言模型',
  lead: '只在这台电脑上运行。你不点头，什么都不会下载。',
  none: '没能读出模型列表。',
  recommended: '适合这台电脑',
  active: '使用中',
  fit: { good: '很合适', tight: '这台电脑有点吃力', 'too-big': '这台电脑带不动' },
  facts: '占硬盘 {{size}} · 约用内存 {{ram}} · {{languages}}',
  from: '来自 {{sources}} · {{licence}}',
  download: '下载 {{size}}',
  resume: '继续下载',
  pause: '暂停',
  cancel: '取消',
  remove: '移除',
  removeTitle: '移除 {{name}}？',
  removeText: '可腾出 {{size}}。以后随时可以再下载。',
  progress: '从 {{source}} 下载了 {{total}} 中的 {{done}}，每秒 {{speed}}，还要 {{left}}',
  paused: '已暂停，{{total}} 中的 {{done}}',
  checking: '正在检查文件…',
  ready: '已就绪',
  failed: '停在 {{total}} 中的 {{done}}',
};
