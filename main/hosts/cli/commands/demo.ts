import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { modelsFolder } from '#ai';
import { terminalLanguage } from '#hosts/supervisor';
import type { Command, CommandIo, ExitCode, Told } from '../command.ts';
import type { DrivenDesktop } from '../desktop/driven-desktop.ts';
import { countForeignSockets } from '../demo/foreign-sockets.ts';
import { canMakeNamespace, countPackets, isInNamespace, runInNamespace } from '../demo/network-namespace.ts';
import { descendantsOf } from '../desktop/process-tree.ts';
import { readScript } from '../demo/read-script.ts';
import { brokenIn, type DemoResult } from '../demo/result.ts';
import { runDemo } from '../demo/run-demo.ts';
import { sampleScript } from '../demo/sample-script.ts';
import type { Script } from '../demo/script.ts';
import { setStage } from '../demo/stage.ts';
import { storyWords } from '../demo/story-words.ts';
import { storyTeller, summaryLines } from '../demo/tell-story.ts';

const LIMIT_MS = { rules: 90_000, llm: 240_000 };
const SAMPLE_MS = 100;
const LEFT_OVER_LIMIT_MS = 3000;

const HELP: Told = {
  en: `Usage: hearth demo [--json] [--script FILE]

Three full desktops on this machine, over real WebRTC on 127.0.0.1, with the best model present or none:
chat, redact, catch up, answer, supervise, forget. Tells what happened; with --json one object at the end.
FILE is a conversation in JSON Lines: first {"script":1,"members":[…],…}, then {"id","author","at","text",…}.
Exit code 1 when an invariant of Hearth does not hold, never for a verdict or a name.`,
  'zh-CN': `用法：hearth demo [--json] [--script 文件]

这台电脑上的三个完整桌面，通过 127.0.0.1 上真实的 WebRTC，用现有最好的模型或不用模型：
聊天、遮挡、补课、回答、监督、清除。边做边说；加 --json 则在最后给出一个对象。
文件是 JSON Lines 写的对话：先是 {"script":1,"members":[…],…}，然后是 {"id","author","at","text",…}。
围炉保证的事没有做到时以 1 结束；判断不同或漏了名字不算。`,
};

type Watch = { readonly end: () => DemoResult['network'] };

/** Counts what leaves by the namespace's only route, or, where there is none, samples the sockets of our processes. */
const watchNetwork = async (io: CommandIo): Promise<Watch> => {
  const packets = isInNamespace(io.env) ? await countPackets() : undefined;
  if (packets) return { end: () => ({ nonLoopback: packets(), method: 'namespace' }) };
  if (process.platform !== 'linux') return { end: () => ({ nonLoopback: null, method: 'none' }) };
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, countForeignSockets(descendantsOf(process.pid)));
  }, SAMPLE_MS);
  return {
    end: () => {
      clearInterval(timer);
      return { nonLoopback: most, method: 'sampled' };
    },
  };
};

/** Processes and files that the run left behind, in words. */
const leftOvers = async (folder: string): Promise<readonly string[]> => {
  const giveUpAt = performance.now() + LEFT_OVER_LIMIT_MS;
  while (descendantsOf(process.pid).length > 0 && performance.now() < giveUpAt) await new Promise((done) => void setTimeout(done, 50));
  const alive = descendantsOf(process.pid).length;
  return [...(alive > 0 ? [`${alive} processes were left behind`] : []), ...(existsSync(folder) ? ['files were left behind'] : [])];
};

type Options = { readonly isJson: boolean; readonly script: Script; readonly startedAt: number };

const perform = async ({ isJson, script, startedAt }: Options, io: CommandIo): Promise<ExitCode> => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-demo-'));
  const desktops: DrivenDesktop[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(desktops.map((desktop) => desktop.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  const words = storyWords(terminalLanguage(io.env));
  const network = await watchNetwork(io);
  const onAbort = (): void => void stop();
  io.signal.addEventListener('abort', onAbort, { once: true });
  let result: DemoResult;
  try {
    io.stderr(words.begins({}));
    const stage = await setStage({ script, folder, modelsDir: modelsFolder(io.env, process.platform), version: 'demo', env: io.env, started: (desktop) => void desktops.push(desktop) });
    result = { ...(await runDemo(script, stage, storyTeller(io.stderr, words))), network: network.end() };
  } finally {
    io.signal.removeEventListener('abort', onAbort);
    await stop();
  }
  const broken = [...brokenIn(result), ...(await leftOvers(folder))];
  const tookMs = performance.now() - startedAt;
  if (tookMs > LIMIT_MS[result.answer.tier === 'llm' ? 'llm' : 'rules']) broken.push(`it took ${Math.round(tookMs / 1000)} s`);
  for (const line of summaryLines(result, words)) io.stderr(line);
  if (isJson) await io.stdout(JSON.stringify(result));
  else io.stderr(`\n${words.took({ seconds: (tookMs / 1000).toFixed(1) })}`);
  if (broken.length > 0) io.stderr(`demo: ${broken.join('; ')}`);
  return broken.length === 0 ? 0 : 1;
};

export const command: Command = {
  name: 'demo',
  summary: { en: 'three desktops on this machine: chat, redact, catch up, answer, supervise, forget', 'zh-CN': '这台电脑上的三个桌面：聊天、遮挡、补课、回答、监督、清除' },
  help: HELP,
  run: async (args, io) => {
    const startedAt = performance.now();
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' }, script: { type: 'string' } }, allowPositionals: false });
    const script = values.script === undefined ? sampleScript() : await readScript(resolve(io.cwd, values.script));
    if (!isInNamespace(io.env) && canMakeNamespace()) return runInNamespace([process.execPath, ...process.argv.slice(1)], io);
    return perform({ isJson: values.json ?? false, script, startedAt }, io);
  },
};
