import { terminalLanguage } from '#hosts/supervisor';

const EN = `  --data-dir DIR          where everything is kept (default: your user data folder)
  --passphrase-file FILE  unlocks without asking (its first line)
  --port N                the page's port on 127.0.0.1 (default: any free one, kept)
  --no-window             open no window: print a link that signs in once
  --keep                  keep running when the window is closed
  --background            the same, and open no window before Hearth is started again
  --verbose               write log lines to standard error (never texts, names or keys)`;

const ZH_CN = `  --data-dir 目录          所有内容存放的地方（默认：你的用户数据文件夹）
  --passphrase-file 文件   用它的第一行解锁，不再询问
  --port N                页面在 127.0.0.1 上的端口（默认：任一空闲端口，以后沿用）
  --no-window             不打开窗口：给出一个只能登录一次的链接
  --keep                  关闭窗口后继续运行
  --background            同上，并且在再次启动围炉之前不打开窗口
  --verbose               把日志写到标准错误（绝不含文字、名字或密钥）`;

/** How to start the app, for `program` as a person types it, in the language of the terminal. */
export const startHelp = (env: Readonly<Record<string, string | undefined>>, program: string): string =>
  terminalLanguage(env) === 'zh-CN' ? `用法：${program} [选项]\n\n在这台电脑上打开围炉。\n${ZH_CN}` : `Usage: ${program} [options]\n\nOpens Hearth on this machine.\n${EN}`;
