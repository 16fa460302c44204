// Plain JavaScript: on an older Node this says one clear sentence instead of a stack trace.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  const isChinese = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
  console.error(
    isChinese
      ? `围炉需要 Node 24，npm ci 会把它装在旁边；这里是 Node ${process.versions.node}。请再运行一次 npm ci，不要加 --omit=optional。`
      : `Hearth runs on Node 24, which \`npm ci\` installs beside it; this is Node ${process.versions.node}. Run \`npm ci\` again, without --omit=optional.`,
  );
  process.exit(1);
}
