export const enPalette = {
  title: 'Go to or do',
  placeholder: 'Type a group or an action…',
  none: 'Nothing by that name.',
  goTo: 'Open {{name}}',
  hint: '↑↓ choose · Enter open · Esc close',
  toLight: 'Light theme',
  toDark: 'Dark theme',
  toChinese: '切换到中文',
  toEnglish: 'Switch to English',
};
