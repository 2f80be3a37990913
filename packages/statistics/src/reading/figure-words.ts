import type { Quantity } from './quantity.js'

/** Who has so many of them, and so a fleet. */
const OWNS =
  /(?<!\p{L})(?:operates?|operated|has|have|had|owns?|owned|comprises|consists\s+of|numbers|there\s+are|у\s+(?:\p{L}+\s+){0,4}\p{L}+|располагает|располагают|насчитывает|эксплуатиру(?:ет|ют))\s+(?:now\s+|already\s+|currently\s+|only\s+)?$/iu

/** Who will have so many more of them. */
const GETS =
  /(?<!\p{L})(?:receiv\p{L}*|acquir\p{L}*|order(?:ed|s)?(?:\s+for)?|buy(?:s|ing)?|bought|purchas\p{L}*|supply\s+of|deliver(?:y|ies)\s+of|build(?:s|ing)?|поставк[аиу]|получ(?:ит|ат|им|ил\p{L}*)|закуп\p{L}*|приобр\p{L}*|постро\p{L}*|прибыл\p{L}*)\s+(?:\p{L}+\s+){0,4}$/iu

const SERVE =
  /^\s+(?:(?:are|is|were)\s+)?(?:now\s+|currently\s+)?(?:ply|plies|serv(?:e|ing)|work(?:ing)?|operat(?:e|ing)|in\s+service)(?!\p{L})/iu
const SERVE_BEFORE = /(?<!\p{L})(?:работа(?:ет|ют)|ход(?:ит|ят)|курсиру(?:ет|ют))\s+$/iu

/** Whether so many ships or wagons are said to serve somewhere. */
export function isServing(before: string, behind: string): boolean {
  return SERVE.test(behind) || SERVE_BEFORE.test(before)
}

/** Whether the words before so many ships or wagons say that somebody has them, or will: a fleet. */
export function isOwned(before: string): boolean {
  return OWNS.test(before) || GETS.test(before)
}

/** So much is asked for works and not for a carriage: a million and more, and nothing says for each what. */
export function isOfWorks({ unit, value, max }: Quantity): boolean {
  return unit.per === null && unit.every === null && (value ?? max ?? 0) >= 1e6
}

const WORTH =
  /(?:(?<!\p{L})(?:worth|priced|price\s+of|price\s+would\s+be|(?:estimated|valued|put)\s+at)|оценива\p{L}*|обойд[её]тся)\s+(?:\p{L}+\s+){0,3}$/iu

const OF_TRANSIT = /^\s+(?:of\s+)?(?:транзитн\p{L}*|transit\s+(?:cargo|freight|goods))/iu

/** What goes along a way and is not handled at its end. */
const CARRIED_ALONG =
  /across|carried|carry|carries|transport(?:ed|ation)|(?<!\p{L})(?:line|ferr|voyage)|перевез|перевоз|перевёз|маршрут|лини[яиюе](?!\p{L})/iu
const PUTS =
  /(?<!\p{L})(?:puts?|putting|spends?|spending|contributes?|pours?|pouring|plough\p{L}*|вкладыва\p{L}*|тратит|тратят)\s+(?:\p{L}+\s+){0,2}$/iu

/** What stands at so many percent; a growth or a share is told of elsewhere. */
const STANDS_AT =
  /((?<!\p{L})(?!(?:growth|increase|decrease|rise|decline|drop|share|рост|прирост|доля|снижение|difference|it|this|that|which|there))(?:reliability|punctuality|utili[sz]ation|occupancy|load\s+factor|loading\s+rate|wear|depreciation|readiness|completion|availability|inflation|износ\p{L}*|загрузк\p{L}*|заполняемост\p{L}*|готовност\p{L}*|инфляци\p{L}*|надежност\p{L}*|пунктуальност\p{L}*|локализаци\p{L}*))(?:[^.;,%\d]{0,60}?)\s(?:was|is|were|stood\s+at|stands\s+at|reached|averaged|at|не\s+превыша\p{L}*|составля\p{L}*|составил\p{L}*|достиг\p{L}*|была|равн\p{L}*|–|—|-)\s+(?:\p{L}+\s+){0,2}$/iu

/** What lasts so many hours or days and is no journey. */
const LASTS =
  /(?:delay|turnaround|оборот(?:а|у)?\s+вагон|(?<!\p{L})wait|(?<!\p{L})lost(?!\p{L})|clearance|time\s+needed|on\s+the\s+road\s+for|(?<!\p{L})lay(?!\p{L})|(?<!\p{L})stay|free\s+time|(?:un)?loaded\s+in|cleared?(?:\s+\p{L}+){0,5}\s+in\s|в\s+дороге|(?<!\p{L})ждать(?!\p{L})|dwell|reloading|closed|простой|просто[яи]|простаив|(?<!\p{L})жд(?:ал|ут|[её]т)|стоянк|ожидани|оформлени|задержк|обработк)\p{L}*/iu
/** What takes so many days or hours. */
const TAKES =
  /(?<!\p{L})(?:took|takes?|taking|lasts?|lasted|need(?:s|ed)?|spen[dt]s?|занима\p{L}*|занял\p{L}*|займ\p{L}*|ид[её]т|шли|ш[её]л|едет|едут|дош\p{L}*|доход\p{L}*|длит\p{L}*|длил\p{L}*)\s+(?:\p{L}+\s+){0,3}$/iu
/** A journey that a figure of days tells: "34 days from Urumqi to Mersin". */
const JOURNEY = /^\s+(?:from\s+[^.;,]{2,40}\s+(?:to|till|until)\s|из\s+[^.;,]{2,40}\s+(?:в|до)\s)/iu
/** "goes from the border to the sea in 15 days" */
const JOURNEY_IN =
  /(?<!\p{L})(?:goes|go|travel\p{L}*|deliver\p{L}*|reach\p{L}*|cover\p{L}*|make|makes|доставл\p{L}*|проход\p{L}*|преодол\p{L}*|дош[её]?л\p{L}*)[^.;]{0,90}\s(?:in|within|за)\s+(?:\p{L}+\s+){0,2}$/iu
const OF_TRACK =
  /^\s+(?:(?:to\s+the\s+)?(?:south|north|east|west)\p{L}*\s+of|from\s+the|к\s+(?:югу|северу|востоку|западу)\s+от|of\s+it)(?!\p{L})|^[\s-]*(?:\p{L}+\s+){0,2}(?:tunnel|bridge|pipeline|canal|quay|road|highway|motorway|railway|line|track|stretch|section)(?!\p{L})|^\s+of\s+(?:\p{L}+\s+){0,3}(?:tracks?|railways?|roads?|lines?|motorways?)(?!\p{L})|^\s+(?:\p{L}+\s+){0,2}(?:железн|дорог|пут)/iu

/** "the section Altynkol–Aktau (about 2,790 km)", "a quay of 460 m", "a depth of 14.5 m" */
const LENGTH_OF =
  /(?<!\p{L})(?:(?:section|route|way|line|участ\p{L}*|лини\p{L}*|маршрут\p{L}*)[^.;()]{0,60}\(\s*(?:about\s+|some\s+|около\s+)?|(?:quay|berth|pier|wall|ship|vessel|причал\p{L}*)\s+(?:of|with|длиной)\s+|(?:arriv|reach)\p{L}*[^.;]{0,60}\safter\s+(?:\p{L}+\s+){0,2}|cover(?:s|ed|ing)?\s+(?:\p{L}+\s+){0,3})$/iu

/** "a site two kilometres from Cape Tokmak" */
const FROM_NAME = /^\s+(?:from|off|от)\s+(?:the\s+)?\p{Lu}/u

/** Whether money before a figure is said to be worth something, or asked for it. */
export function isWorth(before: string): boolean {
  return WORTH.test(before)
}

/** "we are putting $5 million into quays" */
export function isPutInto(before: string, behind: string): boolean {
  return PUTS.test(before) && /^\s+(?:into|in|on|towards|в|на)\s/iu.test(behind)
}

export function isCarriedAlong(text: string): boolean {
  return CARRIED_ALONG.test(text)
}

/** "7.1 million tonnes of transit cargo" */
export function isOfTransit(behind: string): boolean {
  return OF_TRANSIT.test(behind)
}

const DONE_BEFORE = /(?:ready|complete[d]?|готов\p{L}*[^.;,]{0,50})\s+(?:by|на)\s+(?:\p{L}+\s+){0,2}$/iu
const DONE_BEHIND = /^\s*(?:complete|completed|ready|finished|готов\p{L}*)(?!\p{L})/iu

/** Whether so many percent tell how much of something is done. */
export function isDone(before: string, behind: string): boolean {
  return DONE_BEFORE.test(before) || DONE_BEHIND.test(behind)
}

/** What is said to stand at so many percent; null of a growth or a share. */
export function standsAt(before: string): string | null {
  return STANDS_AT.exec(before)?.[1]?.toLowerCase() ?? null
}

/** What lasts so many hours or days and is no journey; null where nothing is said to. */
export function lastsIn(before: string): string | null {
  return LASTS.exec(before)?.[0].toLowerCase() ?? null
}

/** Whether so many days or hours are said to be those of a journey. */
export function isJourney(before: string, behind: string): boolean {
  return TAKES.test(before.slice(-60)) || JOURNEY_IN.test(before) || JOURNEY.test(behind)
}

/** Whether so many metres or kilometres are said to be a length or a depth. */
export function isLength(before: string, behind: string): boolean {
  return OF_TRACK.test(behind) || FROM_NAME.test(behind) || LENGTH_OF.test(before)
}

/** Whether a sentence tells parts of what was told before: of its time, and of nothing that goes on behind it. */
export function tellsParts(sentence: string): boolean {
  return /^(?:of\s+(?:this|these|them|that|those)|из\s+(?:них|этого|этих|которых))(?!\p{L})/iu.test(sentence)
}
