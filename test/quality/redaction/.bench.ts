import { readLabelled } from './labelled.ts';
import { redact, createVault } from '#privacy';
import { STRUCTURED_RULES } from '/work/main/main/privacy/rules/structured.ts';
import { toNormalForm } from '/work/main/main/privacy/text/normal-form.ts';
import { runRule } from '/work/main/main/privacy/rules/rule.ts';
const pair = (f: string) => { const m = readLabelled(f); const pos=m.filter(x=>x.gold.length), neg=m.filter(x=>!x.gold.length); const out: string[]=[]; for (let i=0;i<m.length;i++){ const a=neg[i%neg.length]!.text, b=(i%5<2?pos:neg)[(i*7)%(i%5<2?pos:neg).length]!.text; out.push(a+(f.includes('zh')?'，':'. ')+b+(f.includes('zh')?'，'+neg[(i*3)%neg.length]!.text:'')); } return out; };
const zh=pair('dev-zh.jsonl'), en=pair('dev-en.jsonl'); const all=[...zh,...en];
const mean=(a:string[])=>a.reduce((s,t)=>s+t.length,0)/a.length;
console.log('mean', mean(zh), mean(en), 'n', all.length);
const v=createVault('en'); let hit=0;
for(const t of all) if(redact(t,{vault:v}).entities.length) hit++; console.log('with entity', hit/all.length);
for(const [n,s] of (process.argv[3]?[["zh",zh] as const]:[ ['zh',zh],['en',en],['all',all]] as const)){ let c=0; const t0=process.cpuUsage(); const w=performance.now(); while(performance.now()-w<1500){ for(const t of s) redact(t,{vault:v}); c+=s.length;} const u=process.cpuUsage(t0); console.log(n, Math.round(c/((u.user+u.system)/1e6)), 'msgs/cpu-s'); }
if(process.argv[2]){ const forms=all.map(toNormalForm); const times=STRUCTURED_RULES.map((r,i)=>{ const t0=performance.now(); for(let k=0;k<20;k++) for(const f of forms) if((f.signals&r.needs)===r.needs) runRule(r,f.text,[]); return {us:(performance.now()-t0)/20/forms.length*1000,i,k:r.kind,p:r.pattern.source.slice(0,70)}}).sort((a,b)=>b.us-a.us); console.log('total us',times.reduce((s,t)=>s+t.us,0)); for(const t of times.slice(0,40)) console.log(t.us.toFixed(2),t.k,t.p); }
