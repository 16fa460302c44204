import type { Messages } from '../en.ts';

export const zhCNPalette: Messages['palette'] = {
  title: '前往或执行',
  placeholder: '输入群名或操作…',
  none: '没有叫这个名字的。',
  goTo: '打开“{{name}}”',
  hint: '↑↓ 选择 · 回车打开 · Esc 关闭',
  toLight: '浅色主题',
  toDark: '深色主题',
  toChinese: '切换到中文',
  toEnglish: 'Switch to English',
};
