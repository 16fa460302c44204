/** Both languages, each in one of the themes, with two people and something they say. */
export const LOOKS = [
  { language: 'en', theme: 'light', names: ['Alice', 'Bob'], hello: 'Saturday at three?' },
  { language: 'zh-CN', theme: 'dark', names: ['小雨', '小明'], hello: '周六三点见？' },
] as const;
