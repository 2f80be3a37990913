import type { Qualifier } from '@karavan/model'

const QUALIFIERS: readonly (readonly [RegExp, Qualifier])[] = [
  [
    /(?:no\s+(?:less|fewer)\s+than|not\s+(?:less|fewer)\s+than|at\s+least|не\s+менее|минимум|как\s+минимум)$/iu,
    'atLeast',
  ],
  [
    /(?:(?:(?:did|does|do|will|has|have)\s+not|didn['’]t|doesn['’]t)\s+exceed(?:ed)?|не\s+превы(?:шает|шал\p{L}*|сил\p{L}*|сит)|no\s+more\s+than|not\s+more\s+than|at\s+most|up\s+to|не\s+более|не\s+больше|(?<!\p{L})до)$/iu,
    'upTo',
  ],
  [
    /(?:more\s+than|over|exceed(?:ed|ing|s)?|topp(?:ing|ed)|surpass(?:ed|ing|es)?|above|in\s+excess\s+of|более(?:\s+чем)?|больше|свыше|превысил\p{L}*|превышает)$/iu,
    'moreThan',
  ],
  [/(?:less\s+than|under|below|fewer\s+than|менее(?:\s+чем)?|меньше)$/iu, 'lessThan'],
  [/(?:almost|nearly|close\s+to|почти)$/iu, 'almost'],
  [/(?:about|around|approximately|some|roughly|circa|около|порядка|примерно|приблизительно|~)$/iu, 'about'],
]
/** Behind such words "to" and «до» tell what something grew to, and bound nothing. */
const GREW =
  /(?:%|раза?|рост\p{L}*|вырос\p{L}*|увелич\p{L}*|сниз\p{L}*|сократ\p{L}*|упа\p{L}*|поднял\p{L}*|(?:довести|увеличить|поднять|расширить|сократить)[^.;]{0,60}|с\s+[\d.,\s]+(?:тыс\.?|млн\.?|млрд\.?)?|from\s+[\d.,\s]+(?:thousand|million|billion)?|increas\p{L}*|gr(?:ew|own)|rose|fell|edged|climbed|jumped|went|shot|inched|brought|прибав\p{L}*|rais\p{L}*[^.;]{0,30})[\s,]*$/iu

/** A verb of change some words before «до», and no other figure between. */
const CHANGED =
  /(?<!\p{L})(?:вырас|вырос|возрос|возраст|увелич|сниз|сниж|сократ|сокращ|упа|подн|подешев|подорож|удлин|опуст)\p{L}*(?:\s+(?!менее|более|свыше)[\p{L}.,\d–-]+){0,8}\s+$/iu

/** How a figure is bounded by the words right before it, and where it then starts. */
export function qualified(
  text: string,
  start: number,
): { readonly start: number; readonly qualifier: Qualifier | null } {
  const before = text
    .slice(Math.max(0, start - 24), start)
    .replace(/(?<!\p{L})(?:the|a|an)\s+$/iu, '')
    .trimEnd()
  // "More than the 3.7 million" compares, and bounds nothing.
  const isThat = /(?<!\p{L})the\s+$/iu.test(text.slice(Math.max(0, start - 6), start))
  for (const [pattern, qualifier] of QUALIFIERS) {
    const match = pattern.exec(before)
    if (match === null || (isThat && (qualifier === 'moreThan' || qualifier === 'lessThan'))) continue
    const isWhole = !/\p{L}/u.test(before[match.index - 1] ?? ' ')
    const at = text.lastIndexOf(match[0], start)
    const rest = text.slice(Math.max(0, at - 90), at)
    if (qualifier === 'upTo' && CHANGED.test(rest)) break
    if (/hand(?:s|ed)?\s+$/iu.test(rest) || (qualifier === 'upTo' && GREW.test(rest))) break
    if (isWhole) return { start: at, qualifier }
  }
  return { start, qualifier: null }
}
