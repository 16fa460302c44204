import type { Language } from '#contract';

/** The people whom the guide shows, and what they say to each other. */
export const TALK = {
  en: {
    people: ['Maya', 'Tom', 'Nina'],
    group: 'Sunday readers',
    passphrase: 'seven lazy kettles sing',
    around: ['Come and join us! 📚', 'See you there 😊'],
    said: [
      [1, 'Shall we meet on Sunday at three, at the lake café?'],
      [2, 'Sunday at three is fine. I bring the second book.'],
      [0, 'I booked the table by the window.'],
      [1, 'Lovely. How far did everybody read?'],
    ],
    reply: 'Up to chapter seven, and I did not want to stop.',
    photo: 'From our last evening',
    files: ['IMG_2041.jpg', 'Reading list.txt'],
    draft: 'Write to maya@example.org, or call 415 555 0132',
    question: '@ember when do we meet on Sunday?',
    agreement: ['Reading', 'Read 20 pages a day'],
    deeds: ['Read 24 pages, up to chapter eight', 'Read 31 pages on the train'],
    waits: ['The table is ours from three to six.', 'Who takes the minutes?'],
    private: 'Shall we get Nina a birthday cake?',
    device: 'Laptop in the kitchen',
  },
  'zh-CN': {
    people: ['小雨', '老周', '小满'],
    group: '周日读书会',
    passphrase: '七只 懒茶壶 一起 唱歌',
    around: ['来一起读书呀！📚', '到时候见 😊'],
    said: [
      [1, '周日下午三点，湖边咖啡馆见？'],
      [2, '周日三点可以。我带第二本书。'],
      [0, '我订了靠窗的桌子。'],
      [1, '太好了。大家读到哪儿了？'],
    ],
    reply: '读到第七章了，停不下来。',
    photo: '上次聚会拍的',
    files: ['IMG_2041.jpg', '书单.txt'],
    draft: '发到 xiaoyu@example.cn，或打 13812345678',
    question: '@小炉 周日几点碰头？',
    agreement: ['读书', '每天读 20 页'],
    deeds: ['读了 24 页，到第八章', '在地铁上读了 31 页'],
    waits: ['桌子从三点到六点都是我们的。', '这次谁来记笔记？'],
    private: '要不要给小满订个生日蛋糕？',
    device: '厨房的笔记本',
  },
} as const satisfies Readonly<Record<Language, unknown>>;
