import type { Messages } from '../en.ts';

export const zhCNSettings: Messages['settings'] = {
  title: '设置',
  you: '我',
  name: '我的名字',
  nameHint: '新的群会用它。',
  look: '外观与语言',
  language: '语言',
  theme: '主题',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  autoFetch: '自动获取图片',
  autoFetchHint: '不超过 5 MB 的图片。其余的点一下才获取。',
  typing: '让别人看到我正在输入',
  typingHint: '关闭后，你也看不到别人正在输入。',
  about: '关于本机',
  version: '版本 {{version}}',
  dataDir: '保存在',
  keys: '钥匙',
  keyKind: { keyring: '在本机的钥匙串里', passphrase: '用你的密码锁着', memory: '只在内存里：关闭围炉就全没了' },
};
