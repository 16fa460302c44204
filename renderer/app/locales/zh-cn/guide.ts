import type { Messages } from '../en.ts';

export const zhCNGuide: Messages['guide'] = {
  title: '使用指南',
  hint: '怎样使用每项功能，有图；遇到问题怎么办。随围炉一起来，不用下载。',
  open: '打开使用指南',
  noPage: '使用指南里没有这一页。请回到目录。',
  broken: '没能打开使用指南。请刷新页面再试一次。',
};
