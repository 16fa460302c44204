import { readLabelled } from '/work/main/test/quality/redaction/labelled.ts';
import { score, scoreTable } from '/work/main/test/quality/redaction/score.ts';
import { detect } from '#privacy';
for (const f of process.argv.slice(2)) { const m = readLabelled(f); const s = score(m, (x) => detect(x.text, { names: x.members })); console.log(f, m.length); console.log(scoreTable(s)); console.log('MISSED\n'+s.missed.join('\n')); console.log('SPURIOUS\n'+s.spurious.join('\n')); 
 const wrong=[]; for(const x of m){const e=detect(x.text,{names:x.members}); for(const g of x.gold){const o=e.find(y=>y.start<g.end&&g.start<y.end); if(o&&o.kind!==g.kind) wrong.push(`${x.id} want ${g.kind} got ${o.kind} «${o.text}» ${x.text}`)}} console.log('KIND\n'+wrong.join('\n'));}
