import { HINT, LIKELY, type Signal, signalOf, SURE } from './signal.ts';

const selfHarm = signalOf('self-harm');
const threat = signalOf('threat');
const abuse = signalOf('abuse');

/** English signals over normalised text. Tuned for recall: what they take too much of, `figures` and `frames` give back. */
export const SIGNALS_EN: readonly Signal[] = [
  // wishing to be dead, or never to have been
  selfHarm(SURE, [
    String.raw`\b(?:don'?t |do not |can'?t |cannot |can't really |never )?(?:see|seeing|find|know|have|got|is|there's) (?:no |any |the |much )*(?:point|reason|purpose|meaning|use) (?:in|of|to|for) (?:me )?(?:being alive|living|life|existing|existence|be alive|live|exist|anything anymore|stay(?:ing)? alive|continu(?:e|ing) to live)\b`,
    String.raw`\b(?:hate|hated|sick of|tired of|done with|over|exhausted (?:by|from)|can'?t stand|fed up with|regret) (?:being alive|living|existing|my existence|this world|life itself|waking up(?: every (?:day|morning))?)(?! (?:in|with|at|here|so early|early|at \d|to))\b`,
    String.raw`\b(?:let|make|help) me (?:just )?die\b(?! of)|\b(?:i|we) (?:should|could|might|may|will|must|have to|need to) (?:just |probably |really )*(?:be dead|not be alive|die)\b(?! (?:of|from|laughing))|\bi should(?:n'?t| not) (?:exist|be alive|be here at all|have been born)\b|\bwish i (?:didn'?t|did not|never) (?:exist|woke|survived|was born)\b`,
    String.raw`\bend(?:ing)? (?:things|my life|my story|my suffering|the pain|my pain|this life|all of this|everything)(?= tonight| now| today| for good| once|[.,!?]|$)`,
    String.raw`\b(?:think|thinking|thought|thoughts|urge|urges|imagin\w*|fantasi\w*|picture|picturing|want|tempted|temptation|dream\w*)(?: a lot| constantly| often| lately)? (?:about |of |to )(?:just )?(?:driv(?:e|ing)|crash(?:ing)?|steer(?:ing)?|swerv(?:e|ing)|walk(?:ing)?|jump(?:ing)?|step(?:ping)?|throw(?:ing)? myself|run(?:ning)?|fall(?:ing)?) (?:my car |the car |out |straight |right )*(?:into|off|in front of|under|from) (?:a |an |the |my |some |oncoming )*(?:tree|wall|traffic|truck|lorry|train|car|bus|bridge|river|cliff|balcony|window|roof|building|pole|barrier)\b`,
    String.raw`\b(?:wish|hope|hoping|wishing|want|pray(?:ing)?) (?:that )?(?:a|an|some|the|that) (?:truck|lorry|car|bus|train|plane|accident|disease|illness|cancer|stroke|meteor|something) (?:would|could|will|to)? ?(?:just )?(?:hit|run over|take|kill|crush|end|happen to) (?:me|my life|us)\b`,
    String.raw`\b(?:care|notice|miss|matter|cry|sad|relieved|upset|bother) (?:\w+ ){0,4}if i (?:just )?(?:died|was dead|were dead|disappeared|was gone|were gone|wasn'?t here|weren'?t here|killed|ended|vanished|never came back|stopped existing)\b|\bif i (?:died|was gone|disappeared|were dead|ended it)\b.{0,24}\b(?:care|notice|miss|matter|better|relieved)\b`,
    String.raw`\b(?:no|any|a) (?:longer )?(?:will|desire|wish|energy|strength) (?:left )?to (?:live|be alive|exist|stay alive|keep living)\b|\blost (?:the|my|all) will to live\b(?! (?:in|after) (?:this|that) (?:meeting|queue|line))|\b(?:don'?t|do not|can'?t|cannot) (?:see|picture|imagine) (?:a |any |my |myself (?:having a )?)*(?:future|tomorrow|being here (?:next|in))\b.{0,16}\b(?:for me|anymore|alive|myself)?\b`,
  ]),
  selfHarm(SURE, [
    String.raw`\b(?:better|happier|nicer|easier) (?:place|world|off|life) without me\b|\bhid(?:e|es|ing|den)? (?:my |the |these |those )?(?:cuts|scars|self[- ]?harm)\b|\b(?:lying|laying|standing|sitting|sat|stood) (?:down )?(?:on|at|by|over) the (?:train |railway |rail |subway )?(?:tracks|ledge|edge of (?:the|a) (?:roof|bridge|building|cliff))\b`,
    String.raw`\bpainless way\b|\b(?:all|only thing) i (?:can |ever |do is )?(?:think|dream|want)(?: about| of| to do)? is (?:to )?(?:die|dying|death|ending|killing|being dead)\b|\bmight as well be (?:dead|over|gone|today)\b|\bwon'?t live (?:to|until|through|past|much)\b|\bwant out of (?:this )?life\b|\bout of this life\b`,
    String.raw`\bsaid (?:all )?my goodbyes\b|\b(?:what if|should|could|might|gonna|going to|will|let me) (?:i )?(?:just )?(?:drive|drove|jump|jumped|walk|walked|step|stepped|throw myself|threw myself) (?:my car )?(?:off|into|in front of) (?:a|the|of) (?:bridge|cliff|roof|building|train|traffic|truck|tree|wall)\b|\bdon'?t deserve to be (?:here|alive|loved|on this)\b|\bletters? (?:to|for) (?:everyone|my (?:family|parents|mom|mum|kids|children|wife|husband|friends))\b.{0,30}\b(?:gone|dead|goodbye|after|when i)\b|\b(?:after|when|once) i'?m (?:gone|dead)\b(?!.{0,12}\b(?:on holiday|on vacation|to work|home|for the (?:day|weekend))\b)`,
  ]),
  selfHarm(LIKELY, [
    String.raw`\bi(?:'m|'ve|'d|'ll)?\b(?! miss| buried| visited)[^.!?;~]{0,30}(?<!'s )(?<!of )(?<!scared of )\b(?:die|dying|be(?:ing)? dead)\b(?! (?:my own way|in (?:this|the|that) game|my hair))`,
    String.raw`\b(?:said|says|told \w+(?: \w+)?|thinks|wants|wish(?:es)?|tells) (?:that )?(?:he|she|they)?(?: wants?| wishes| would| could)?(?: to)? ?(?:disappear|be gone|not be here|never come back|be dead|die|stop living)\b`,
  ]),
  // moods and circumstances, a family each: two together make a crisis
  selfHarm(HINT, [String.raw`\b(?:knife|razor|blades?|noose|rope|gun|pills|bleach|sleeping tablets)\b`]),
  selfHarm(HINT, [String.raw`\b(?:my|slit|cut) (?:wrists?|veins|throat)\b|\bmy (?:cuts|scars)\b|\blong sleeves\b|\bbleeding\b`]),
  selfHarm(HINT, [String.raw`\b(?:ledge|rooftop|train tracks|cliff edge|edge of the)\b`]),
  selfHarm(HINT, [
    String.raw`\bgoodbye (?:everyone|all|everybody|my friends|world)\b|\bfarewell\b|\b(?:wrote|written|writing|left|leaving) (?:a|the|my|another) note\b|\b(?:the|my) last (?:birthday|christmas|message|night|post|text)\b|\bremember me\b|\bdon'?t look for me\b|\bi'?m sorry (?:everyone|mom|mum|dad|for everything)\b`,
  ]),
  selfHarm(HINT, [
    String.raw`\bend(?:ing)? it\b|\bstop forever\b|\bnever come back\b|\bplann(?:ed|ing) it\b|\bno way out\b|\bi wish i (?:didn'?t|wouldn'?t|hadn'?t)\b|\bif i died\b|\bi want out\b|\bi'?m done\b|\bgiving up\b|\bgive up on (?:life|everything|me|myself)\b`,
  ]),
  selfHarm(HINT, [
    String.raw`\bhopeless\b|\bworthless\b|\bno (?:hope|future)\b|\bempty inside\b|\bso (?:empty|numb)\b|\bdepress(?:ed|ion|ing me)\b|(?:don'?t|can'?t|won'?t|not)(?: \w+){0,4} (?:survive|get through|make it through) (?:another|the|tonight|this)\b|\bworst part of (?:my|the) day\b|\bnothing (?:will |would )?(?:ever )?(?:gets?|got) better\b|\bit hurts too much\b|\btherapist\b|\bcan'?t (?:go on|cope|take (?:it|this)(?: all)? any ?more|do this any ?more|keep going)\b|\bfml\b`,
  ]),
  selfHarm(HINT, [String.raw`\bnothing (?:matters|left)\b|\bpointless\b|\bmeaningless\b`]),
  selfHarm(HINT, [
    String.raw`\b(?:no ?one|nobody) (?:cares|loves me|needs me|would (?:care|notice|miss)|understands|will (?:care|notice|miss))\b|\bso alone\b|\ball alone\b|\bwithout me\b`,
  ]),
  selfHarm(HINT, [
    String.raw`\b(?:hate|hating|disgusted with) (?:myself|my life|being me)\b|\bburden\b|\bwaste of (?:space|air|oxygen)\b|\bdrowning\b|\bfailed (?:everyone|you all|them all)\b`,
  ]),
  // farewell and preparation
  selfHarm(LIKELY, [
    String.raw`\b(?:gave|given|giving|give) (?:away|out) (?:all )?(?:of )?my (?:stuff|things|possessions|belongings|clothes|pets?|cat|dog)\b.{0,30}\b(?:need|anymore|soon|gone|ready|left)\b|\b(?:put|getting|got) my affairs in order\b|\bmade my peace\b`,
    String.raw`\bgoodbye\b.{0,60}\b(?:i'?m sorry|forgive me|thank(?:s| you) (?:all )?for (?:everything|being|the)|i love(?:d)? you all|stronger|couldn'?t)\b(?!.{0,20}\b(?:party|dinner|visit|weekend|ride|lift)\b)|\b(?:sorry|forgive me)\b.{0,30}\b(?:couldn'?t|could not|wasn'?t|not) (?:be )?(?:strong|stronger|enough|hold on|stay|make it)\b`,
    String.raw`\b(?:i have|i'?ve got|i made|i've made|there'?s) a plan\b.{0,30}\b(?:date|talk me out|stop me|tonight|end|ready|pills|die|note)\b|\b(?:nobody|no one|can'?t) (?:can )?(?:talk me out of|stop me)\b|\b(?:tonight'?s|tonight is) the night\b.{0,30}\b(?:done|over|end|goodbye|world)\b|\bdone with (?:this world|this life|everything and everyone|life)\b`,
    String.raw`\bnothing (?:is )?left (?:for me|to (?:live|fight|stay|lose|hold)|in me)\b|\b(?:see you|meet you) (?:all )?(?:on the other side|in (?:heaven|the next life|another life))\b|\bremember me (?:as|when|fondly|for)\b.{0,16}\b(?:gone|was|happy|better)\b|\bthis (?:will be|is) my last (?:message|post|text|night|day|birthday)\b|\bi'?ve (?:lost|run out of) (?:all )?hope\b`,
    String.raw`\bdon'?t (?:trust|feel safe with) myself\b|\bnot safe (?:with|by|from) myself\b|\bi'?m (?:going to|gonna|about to) do something (?:stupid|bad|terrible|permanent)\b|\bcan'?t (?:keep|be) (?:living|fighting|alive|pretending)\b|\bi(?:'ll| will) be (?:gone|dead|free|at peace) (?:soon|by|tomorrow|tonight|when)\b`,
  ]),
  // means
  selfHarm(SURE, [
    String.raw`\b(?:took|take|taken|taking|swallow(?:ed|ing)?|had|ate|downed|popped|drank) (?:about |like |around |over |nearly |almost |more than )?(?:[2-9]\d|\d{3}|twenty|thirty|forty|fifty|sixty|a hundred|hundreds?|dozens|loads|lots|tons|fistfuls?|handfuls?|the (?:whole|entire)|a (?:whole|full|entire|load|lot|fistful))(?! ?(?:mg|ml|min|steps|photos|pictures))(?: of)?(?: my| the| those| sleeping| pain| bottle| pack| box| packet| of)* ?(?:pills?|tablets?|paracetamol|tylenol|ibuprofen|advil|xanax|aspirin|acetaminophen|benadryl|valium|ambien|antidepressants|painkillers|meds|medication|sleeping|bleach)\b`,
    String.raw`\b(?:drank|drink(?:ing)?|drunk) (?:the |some |a bottle of )?(?:bleach|antifreeze|pesticide|weed ?killer)\b`,
  ]),
  // threats, put together from intent, deed and target
  threat(SURE, [
    String.raw`\bblow(?:ing)? up (?:the|that|this|my|his|her|their|your|a|an) (?!balloons?|photos?|pictures?|pool|mattress|air|image|bubble|beach ball|group|chat|phone)\w+`,
    String.raw`\b(?:kill(?:ing)?|poison(?:ing)?|stab(?:bing)?|shoot(?:ing)?|murder(?:ing)?|strangl(?:e|ing)|attack(?:ing)?|hurt(?:ing)?) (?:my|his|her|their|your|the|that|those|some) (?:\w+ )?(?:boss|teacher|neighbou?rs?|ex|wife|husband|girlfriend|boyfriend|parents?|mother|father|brother|sister|roommates?|classmates?|coworkers?|colleagues?|manager|landlord|kids?|family|bully|bullies|students?|cops?)\b(?!'s (?:plants?|vibe|mood|phone|battery)| feelings)`,
    String.raw`\b(?:i|we)(?:'ll| will|'m going to|'m gonna| am going to|'re going to) (?:find|get|hunt|track|come for|come after) (?:you|him|her|them)\b.{0,30}\b(?:kill|knife|gun|pay|blood|hurt|dead|regret|sorry|finish)\b|\b(?:loaded|loading|cleaned|bought|got|sharpened) (?:the|my|a) (?:gun|rifle|pistol|shotgun|knife)\b.{0,40}\b(?:pay|him|her|them|you|tonight|regret|ready|school|work)\b|\b(?:pay|regret|sorry)\b.{0,30}\b(?:loaded|got|bought|sharpened) (?:the|my|a) (?:gun|rifle|pistol|shotgun|knife)\b|\bcoming for you\b.{0,20}\b(?:knife|gun|bat|blood)\b`,
    String.raw`\b(?:kill|shoot|stab) (?:her|him|them|you|everyone) and (?:then )?(?:myself|me)\b|\bmurder[- ]suicide\b`,
  ]),
  threat(HINT, [
    String.raw`\bsleep with one eye open\b|\bcoming for you\b|\b(?:going to|gonna|will|'ll) (?:pay for (?:this|it|that|what)|regret (?:this|it|that))\b`,
  ]),
  threat(SURE, [
    String.raw`\b(?:put(?:ting)?|stick(?:ing)?|shov(?:e|ing)) (?:a|the|my) (?:knife|bullet|blade) (?:in|into|through) (?:him|her|you|them|his|your|someone)\b|\bmake sure (?:he|she|they|you) never (?:walks?|breathes?|sees?|speaks?|wakes?|gets? up)\b`,
    String.raw`\b(?:you|they|he|she|your (?:kids|family|children)|his family|her family)(?: and \w+(?: \w+)?)? (?:are|is|will|'re|'s)(?: all)?(?: going to| gonna| about to)? (?:burn(?! (?:out|calories|off))|bleed|die(?! (?:laughing|of (?:laughter|envy|jealousy)|when))|suffer)\b`,
  ]),
  // being hurt
  abuse(SURE, [
    String.raw`\b(?:he|she|they)(?:'ll| will|'s going to|'s gonna| is going to| would| said (?:he|she)'d) (?:kill|hurt|beat|hit) (?:me|us|my \w+) if (?:i|we) (?:leave|tell|call|go|report|talk|say|try)\b|\b(?:grab(?:s|bed|bing)?|held|holds|drag(?:s|ged)?|pin(?:s|ned)?|throw[ns]?|threw) me (?:\w+ )?(?:by|down|against|onto|to the (?:floor|ground)) ?(?:the |my )?(?:throat|neck|hair|arm|wall|floor|ground|bed)?\b|\bby the throat\b`,
    String.raw`\b(?:made|makes|making|forc(?:es|ed|ing)) me (?:to )?(?:touch|undress|strip|have sex|sleep with|kiss|send (?:him |her |them )?(?:nudes|pictures))\b|\b(?:post|leak|share|send|publish) my (?:nudes|naked|private (?:photos|pictures)|intimate)\b|\block(?:s|ed)? me (?:in|out|up)\b(?! of (?:my|the) (?:account|phone|laptop))|\b(?:doesn'?t|won'?t|don'?t) (?:feed|let me eat) me\b`,
  ]),
  abuse(SURE, [
    String.raw`\b(?:he|she|they|husband|wife|boyfriend|girlfriend|partner|dad|father|mom|mum|mother|stepdad|stepfather|uncle)(?: \w+){0,4} (?:punch(?:es|ed)?|hits?|kick(?:s|ed)?|slap(?:s|ped)?|beats?|chok(?:es|ed))[^.!?]{0,20}\b(?:and|then|at) (?:then )?(?:me|my (?:face|mom|mum|mother|sister|kids?|children))\b`,
    String.raw`\b(?:afraid|scared|terrified|frightened) of (?:my|her|his) (?:husband|wife|boyfriend|girlfriend|partner|dad|father|mom|mother|stepdad|ex|uncle)\b|\b(?:afraid|scared|worried|terrified|think) (?:that )?(?:he|she)(?:'ll| will|'s going to|'s gonna| is going to| might) (?:hurt|kill|hit|beat|find) (?:me|us|the kids|her|him)\b`,
    String.raw`\b(?:threaten(?:s|ed|ing)?)(?: to)? (?:kill|hurt|beat|shoot|stab|find|leak my (?:nudes|photos))\b.{0,12}\b(?:me|us|my|the kids|if i)?\b|\bwon'?t let me (?:leave|go out|see (?:my )?(?:friends|family)|call|work)\b|\b(?:took|takes|hid|controls) (?:away )?my (?:passport|id|phone|money) (?:so|and|to)\b.{0,30}\b(?:can'?t|leave|let)\b`,
    String.raw`\b(?:hitting|beating|abusing|molesting|hurting) (?:my|the|her|his|their) (?:kids?|child|children|daughter|son|mother|mum|mom|sister|brother)\b`,
  ]),
  selfHarm(SURE, [
    String.raw`\b(?:kill(?:ing|ed)?|hang(?:ing|ed)?|shoot(?:ing)?|drown(?:ing)?|hurt(?:ing)?|harm(?:ing)?|cut(?:ting)?|burn(?:ing)?|starv(?:e|ing)|stab(?:bing)?|slit(?:ting)?|gas(?:sing)?|suffocat(?:e|ing)|end(?:ing)?|off(?:ing)?|unaliv(?:e|ing)|poison(?:ing)?) (?:my ?self|himself|herself|themsel(?:f|ves))\b`,
  ]),
  selfHarm(SURE, [
    String.raw`\bsu[i*]c[i*]d(?:e|al)\b|\bunaliv(?:e|ing)\b|\bkms\b|\bself[- ]?harm(?:ing|ed)?\b|\bsewer ?slide\b`,
    String.raw`\btak(?:e|ing) (?:my|his|her|their) own (?:life|lives)\b`,
    String.raw`\b(?:end|ending|take|taking) my (?:own )?life\b`,
  ]),
  selfHarm(SURE, [
    String.raw`\b(?:want|wanna|wish|ready|going|gonna|plan(?:ning)?|need|like|rather|hope|deserve|prefer|decided|trying)(?:ed|s)?(?: to| i could| i would| i'd| just| really| i| like| all| it| this)* (?:die|dying|be dead|ending it|end it all|be over|end|be gone|not (?:be alive|exist|be here|wake up)|never wake up|disappear forever|stop existing)\b(?! of (?:laughter|embarrassment|shame|cringe|laughing))`,
  ]),
  selfHarm(SURE, [
    String.raw`\b(?:wish|wished|prefer|rather) i (?:was|were|am|had|could|would)(?: just)? ?(?:be )?(?:dead|never (?:been )?born|die|died|not (?:alive|here)|disappear|gone)\b`,
    String.raw`\b(?:better|best) off (?:dead|without me|if i (?:was|were|am) (?:dead|gone|not))`,
    String.raw`\bbe better without me\b`,
    String.raw`\b(?:happier|better|easier) (?:if i (?:was|were|am|wasn't|weren't)|without me)\b`,
  ]),
  selfHarm(SURE, [
    String.raw`\b(?:don'?t|do not|no longer|didn'?t|not) (?:really |even )?(?:want|wanna|wish|care)(?: to| if i)? (?:live(?! (?:in|at|with|near|on|here|there|together|under|far|close|by|like (?:that|them)|next)\b)|be alive|be here anymore|exist|wake up|go on living|keep living|be on this (?:earth|planet)|survive)\b`,
    String.raw`\b(?:no|not any|any|a|one|without a?) ?(?:reason|point|purpose|will) (?:to|in|of|for) (?:keep (?:living|going)|live for|live|living|be(?:ing)? alive|go(?:ing)? on(?! (?:about|with the))|wak(?:e|ing) up|exist(?:ing)?|stay alive)\b`,
    String.raw`\bwhat'?s the point (?:of|in) (?:living|being alive|life|going on|it all|anything)\b`,
    String.raw`\b(?:tired|sick|done) (?:of|with) (?:living|being alive|life|existing|this life)\b`,
    String.raw`\bcan'?t (?:live|do life) (?:anymore|any more|like this)\b`,
    String.raw`\b(?:nothing|nobody|no one) (?:left )?to live for\b|\bdon'?t deserve to (?:live|be alive|exist)\b`,
    String.raw`\b(?:painless|easiest|quickest|best|fastest|least painful) way to (?:die|kill myself|end (?:it|my life))\b`,
    String.raw`\bhow (?:many|much) .{1,30}(?:to|would|will|can) (?:overdose|od|kill (?:me|you|someone|a person|yourself)|die|be (?:fatal|lethal))\b`,
    String.raw`\b(?:lethal|fatal) dose\b|\btie a noose\b|\b(?:my )?last (?:night|day) on earth\b`,
    String.raw`\bit(?:'ll| will) (?:all )?be over (?:soon|tonight)\b`,
    String.raw`\blife has (?:no|lost (?:its|all)) (?:meaning|purpose|point)\b`,
    String.raw`\blife (?:is|isn'?t|ain'?t)(?: just| really)?(?: not)? (?:worth (?:living|it)|meaningless|pointless)\b`,
  ]),
  selfHarm(SURE, [
    String.raw`\bend(?:ing)? (?:it all|it tonight|it now|it for good|everything tonight)\b`,
    String.raw`\bend it\b(?=.{0,30}\b(?:tonight|all|pain|myself|anymore)\b)`,
    String.raw`\bmake (?:it|the pain|everything) (?:all )?stop (?:forever|for good|tonight)\b`,
    String.raw`\b(?:jump(?:ing)?|step(?:ping)?|throw myself|walk(?:ing)?) (?:off|from|in front of|out in front of|into) (?:a|the|of|my|this) (?:bridge|roof|building|balcony|train|cliff|traffic|bus|window|truck|car|tracks|ledge)\b`,
    String.raw`\bon (?:the|a) (?:ledge|roof|bridge)\b.{0,30}\b(?:jump|over|end|goodbye|let go)\b`,
  ]),
  selfHarm(SURE, [
    String.raw`\b(?:took|swallow(?:ed|ing)?|taking|take|downed|have|got|saved up|saving up|stockpil(?:ed|ing)|counted|ate) (?:all |a (?:whole )?(?:bottle|handful|bunch) of |the whole bottle of |every |too many |the rest of |enough )(?:of )?(?:the |my |his |her |mom'?s |mum'?s |dad'?s |these |those |sleeping |pain )*(?:pills?|meds|tablets|paracetamol|tylenol|painkillers|medication|xanax|ibuprofen|bottle)\b`,
    String.raw`\b(?:overdos(?:e|ed|ing)|od'?(?:ed|ing)?)\b(?! (?:on|of) (?:sugar|coffee|chocolate|cheese|caffeine|cute|sun|vitamin|netflix))`,
    String.raw`\bpills?\b.{0,30}\b(?:in front of me|goodbye|tonight i|won'?t wake|end)\b`,
    String.raw`\b(?:bought|have|got|found) (?:a |the |my dad'?s )?(?:rope|noose|gun|razor(?: blades?)?)\b.{0,40}\b(?:tonight|goodbye|do it|ready|myself|over|end)\b`,
  ]),
  selfHarm(SURE, [
    String.raw`\b(?:wrote|written|writing|leave|left|leaving|finished) (?:my|a|the) (?:goodbye|suicide|final|farewell) (?:note|letter)s?\b`,
    String.raw`\b(?:this is|my|say(?:ing)?) (?:my )?(?:final|last) goodbyes?\b`,
    String.raw`\bgoodbye (?:forever|everyone,? (?:i'?m sorry|i love)|cruel world)`,
    String.raw`\bby the time you (?:read|see) this\b`,
    String.raw`\b(?:won'?t|not going to|not gonna|will not) be (?:here|around|alive)(?: (?:tomorrow|anymore|much longer|for much longer|by (?:then|morning|monday)|when you))\b`,
    String.raw`\btake care of my (?:cat|dog|kids|mom|mum|family)\b.{0,25}\b(?:gone|when i|after i|not here)\b`,
    String.raw`\bwhen i'?m (?:dead|gone)\b`,
  ]),
  selfHarm(SURE, [
    String.raw`\b(?:cut(?:ting)?|burn(?:ing)?|slit(?:ting)?|slash(?:ing)?) (?:my )(?:wrists?|arms?|thighs?|legs?|skin|veins?)\b`,
    String.raw`\b(?:started|been|am|i'm|relapsed(?: and)?|back to|stop|urge to|keep) (?:cutting|self[- ]?harming)(?: again| every| since| lately| to (?:feel|cope)| my| when|$|[.!,])`,
  ]),
  selfHarm(LIKELY, [
    String.raw`\b(?:thinking|thoughts?|think|thought|dream(?:ing)?|fantasi[sz](?:e|ing)) (?:a lot |lately |again |constantly )?(?:about|of) (?:dying|death|ending (?:it|things|everything)|not being here|how (?:to|i would) die|my own death)\b`,
    String.raw`\b(?:can'?t|cannot|can not) (?:go on|keep going|carry on|live)(?: like this)? ?(?:anymore|any more|any longer|much longer)?(?=[.!,]|$| anymore| i'?m sorry)`,
    String.raw`\b(?:fall|go to) asleep (?:and|to) (?:never|not) wake\b`,
    String.raw`\b(?:never|not) wak(?:e|ing) up(?: again| tomorrow)?\b|\bdisappear (?:forever|for good|and never)\b`,
    String.raw`\b(?:i'?m|am|feel like|just) (?:a|such a) (?:burden|waste of (?:space|air|oxygen))\b`,
    String.raw`\b(?:no ?one|nobody) (?:would|will|'d) (?:care|notice|miss me|even care|even notice)\b(?: if i)?`,
  ]),
  threat(SURE, [
    String.raw`\b(?:i'?ll|i will|i'?m (?:going to|gonna|about to)|gonna|going to|we'?ll|we'?re (?:going to|gonna)|want to|wanna|swear i|i should|i could|imma|ready to|plan(?:ning)? to|let'?s|thinking (?:about|of))(?: just| really| fucking| literally| so| seriously| actually| have to)* (?:kill(?:ing)?|murder(?:ing)?|shoot(?:ing)?|stab(?:bing)?|strangle|strangling|hurt(?:ing)?|beat(?:ing)?|burn(?:ing)?|choke|poison(?:ing)?|bomb(?:ing)?|slaughter|smash|break|slit|execute|run over|gut) (?:you(?!r (?:heart|record|score|team|bank))|him|her|them|every (?:single )?one of (?:them|you)|all of (?:them|you)|everyone|everybody|that (?:guy|man|woman|bitch|bastard|girl|boy|kid|teacher|idiot)|my (?:boss|ex|wife|husband|neighbou?r|roommate|teacher|brother|sister|dad|mom|mum|coworker|parents|classmates?)|your (?:family|kids?|house|mother|legs?|face|neck|throat|skull|dog)|his (?:family|house|legs?|face|neck|throat|skull)|her (?:family|house|face|neck|throat)|their (?:house|family)|those (?:people|kids|guys)|people|this (?:guy|school|place|building)|the (?:school|office|building|place|whole))\b`,
  ]),
  threat(SURE, [
    String.raw`\b(?:bring(?:ing)?|take|taking|carry(?:ing)?|show(?:ing)? up with|coming with|got|have|buying|bought) (?:a |my |the |his |dad'?s )*(?:gun|knife|rifle|shotgun|weapon|bomb|machete|gasoline)\b.{0,30}\b(?:school|work|office|class|church|mosque|him|her|them|you|everyone|pay)\b`,
    String.raw`\b(?:shoot|blow|burn|bomb) (?:up |down )?(?:the |my |this |that |his |her |your |their )+(?:school|office|place|building|church|mosque|mall|house|home|workplace|city hall)(?: (?:up|down))?\b`,
    String.raw`\byou(?:'?re| are| will be|'?ll be) (?:a )?dead(?: man| meat)?\b(?! (?:right|wrong|on|tired|serious|beat|to))`,
    String.raw`\bwatch your back\b|\bi know where (?:you|she|he|they) lives?\b`,
    String.raw`\b(?:make (?:you|him|her|them) (?:pay|suffer|bleed|beg|disappear))\b`,
    String.raw`\b(?:kys|kill your ?self|go die|drop dead)\b|\bput a bullet in\b`,
    String.raw`\bbash (?:your|his|her) (?:head|skull|face)\b`,
    String.raw`\bno ?one will (?:ever )?find (?:your|the|his|her) body\b`,
  ]),
  threat(LIKELY, [
    String.raw`\b(?:he|she|they|you|everyone) (?:deserves?|needs?) to (?:die|suffer|bleed)\b`,
    String.raw`\bi (?:want|hope) (?:him|her|them|you|everyone) (?:to (?:die|be dead|suffer)|die|dead)\b`,
    String.raw`\b(?:i'?ll|i will|gonna|going to) end (?:him|her|you|them)\b`,
    String.raw`\b(?:he|she)(?:'s| is) a dead (?:man|woman)\b|\bwon'?t live to see\b`,
    String.raw`\bbeat the (?:crap|shit|hell|life) out of\b|\bin the (?:hospital|ground)\b.{0,12}\b(?:put|send)\b`,
    String.raw`\b(?:put|send) (?:him|her|you|them) (?:in|to) the (?:hospital|ground|morgue)\b`,
    String.raw`\bgonna regret (?:it|this) when i\b`,
    String.raw`\byou(?:'?ll| will) (?:be sorry|regret)\b.{0,20}\b(?:hurt|blood|home|family|kids?)\b`,
    String.raw`\bif i can'?t have (?:her|him|you)\b`,
  ]),
  abuse(SURE, [
    String.raw`\b(?:he|she|they|(?:my|her) (?:\w+ )?(?:husband|wife|boyfriend|girlfriend|partner|dad|father|mom|mum|mother|stepdad|stepfather|brother|uncle|ex|boss|coach|teacher|bf|gf)|dad|mom|mum)(?:'s| has| had| is| was| just| keeps?| always| again| got drunk and| started| been| came home drunk and| sometimes| nearly| almost| will| would)* (?:hit(?:s|ting)?|beat(?:s|ing|en)?|punch(?:ed|es|ing)?|slap(?:ped|s|ping)?|chok(?:ed|es|ing)|strangl(?:ed|es|ing)|kick(?:ed|s|ing)?|rap(?:ed|es|ing)|molest(?:ed|s|ing)|grop(?:ed|es|ing)|threaten(?:ed|s|ing)? to (?:kill|hurt)|hurt(?:s|ing)?|shov(?:ed|es|ing)|push(?:ed|es|ing)|throws?|touch(?:es|ed|ing)?|abus(?:ed|es|ing)|assault(?:ed|s|ing)|lock(?:ed|s|ing)?|forc(?:ed|es|ing)) (?:me\b(?! (?:up on|with a (?:great|good|nice)|at (?:chess|tennis|cards|ping)|to (?:it|the)|in (?:chess|a race|the game)|out of|from the group|off the|back|by|feelings|for lunch|with (?:a|an|the|his|her) (?:\w+ )?(?:pillow|snowball|frisbee|ball|cushion|balloon|question|idea|bill|wave|smile|compliment|news)|into (?:the pool|joining|trying|applying)|to (?:be|do|try|get|study|apply|improve)|harder|with (?:his|her) (?:kindness|words|story|speech)|so much \w+|deeply))|my face|my arm)`,
  ]),
  abuse(SURE, [
    String.raw`\bi(?:'?ve|'?m| was| am| have| got| have been|'?ve been)(?: just| being| been| getting)* (?:raped|molested|sexually (?:assaulted|abused|harassed)|assaulted|beaten(?! (?:by|in|at) (?:the|a|him|her|my (?:\w+ )?(?:score|record)|chess|in))|trafficked|held against my will|being stalked|stalked|abused|drugged)\b`,
    String.raw`\b(?:domestic (?:violence|abuse)|abusive (?:husband|boyfriend|partner|relationship|home|father|dad))\b`,
    String.raw`\b(?:scared|afraid|terrified|not safe|don'?t feel safe) (?:to (?:go|be|stay) (?:home|at home)|at home|of (?:him|my (?:husband|boyfriend|dad|father|partner|stepdad)) (?:hurting|hitting)?)`,
    String.raw`\bsomeone (?:is )?(?:following|stalking|followed) me\b`,
  ]),
];
