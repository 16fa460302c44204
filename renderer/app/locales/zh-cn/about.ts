import type { Messages } from '../en.ts';

export const zhCNAbout: Messages['about'] = {
  title: '关于围炉',
  licence: '围炉是自由软件，许可证为 Apache License 2.0。没有人收集关于你的任何信息。',
  others: '围炉里别人的作品',
  othersHint: '随围炉一起来的程序库、标注器和运行环境，以及它们的许可证。你自己下载的语言模型，许可证写在模型列表里。',
  show: '查看许可证',
  search: '按名称或许可证搜索',
  none: '没有叫这个名字的。',
  noText: '这个作品没有附带许可证全文。',
  broken: '没能打开列表。请刷新页面再试一次。',
};
