// Plain JavaScript: on an older Node this says one clear sentence instead of a stack trace.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `Hearth runs on Node 24, which \`npm ci\` installs beside it; this is Node ${process.versions.node}. Run \`npm ci\` again, without --omit=optional.`,
  );
  process.exit(1);
}
