import type { Mark, Stretch } from '@karavan/core'
import { foldText } from '@karavan/core'
import type { GazetteerIssuer, IssuerName } from './gazetteer.js'
import type { Page } from './page.js'
import type { Said } from './proposal.js'

const OFFICE =
  /^(?:government|ministr|minister|interior|authorit|cabinet|border|customs|prime|president|foreign|agricultur|energy|railway|regulator|парламент|правительств|министерств|министр|мид|минсельхоз|власт|погранич|погранслужб|таможен|премьер|мвд|президент)/
const BEFORE_SCOPE = new Set(
  'to from at in on with between for through via into towards toward across and против с со из в на для к от через по между у и'.split(
    ' ',
  ),
)
/** Words for what a railway has, before its name: it is where, not who. */
const OF_PLACES =
  /^(?:stations?|network|lines?|станци|сети$|сеть$|погрузки$|дорог[аиеу]?$|администраци|вагон|назначени)/
const ASKER_WINDOW = 4
const FARTHEST_OFFICE = 4
/** How much less an issuer counts that is named beside the order. */
const BESIDE = 0.5
const VERB_WINDOW = 14
/** Rank of an office that tells of it, and may have ruled itself. */
const TELLS_ONLY = 2
/** Rank of a state in which something is ruled on: less sure than any that acts. */
const AT_HOME = 3

/**
 * Reads who issued the order: who acts in the sentences about it, not who asked for it or where it binds.
 * @param about - what tells of the order, the main sentence first
 * @param rest - what stands beside it; counts less
 * @param isLeftOut - tokens that tell of something else
 */
export function issuerOf(
  page: Page,
  about: readonly Stretch[],
  rest: readonly Stretch[],
  isLeftOut: (i: number) => boolean,
): Said<string> | null {
  let best: { readonly mark: Mark<IssuerName>; readonly issuer: GazetteerIssuer; readonly rank: number } | null = null
  const stretches = [...about.map((one) => [one, 0] as const), ...rest.map((one) => [one, BESIDE] as const)]
  for (const [{ first, last }, less] of stretches) {
    for (let i = first; i <= last; i++) {
      const mark = page.issuerAt(i)
      if (mark === undefined || mark.first !== i || isLeftOut(i)) continue
      const issuer = mark.values[0]?.issuer
      const surely = rankOf(page, mark)
      const rank = surely === null ? null : surely + less
      if (issuer !== undefined && rank !== null && (best === null || rank < best.rank)) best = { mark, issuer, rank }
    }
  }
  if (best === null) return null
  const said = { value: best.issuer.id, spans: [page.span(best.mark)] }
  return best.rank >= AT_HOME && best.issuer.kind === 'state' ? { ...said, inferred: true } : said
}

/** 0 where the issuer surely acts, more where it is less sure; null where it does not. */
function rankOf(page: Page, mark: Mark<IssuerName>): number | null {
  const { tokens } = page
  const name = mark.values[0]
  const after = tokens.at(mark.last + 1)?.folded ?? ''
  if (name === undefined || name.issuer.kind === 'region' || isAsked(page, mark.first)) return null
  if (name.isAdjective) return OFFICE.test(after) ? 2 : null
  if (name.issuer.kind === 'council') return 0
  let before = mark.first - 1
  while (tokens.is(before, '«', '"', '“', '(', 'the', 'ао', 'нк', 'the')) before--
  const isOfDecree = page.has(before, 'decree') || (tokens.is(before, 'of', 'from') && page.has(before - 1, 'decree'))
  const word = tokens.at(before)?.folded ?? ''
  const isScope = BEFORE_SCOPE.has(word) && !page.startsSentence(before + 1)
  if (name.issuer.kind !== 'state' && name.issuer.kind !== 'union') {
    if (isOfDecree || word === 'by') return 0
    if (OF_PLACES.test(word) || (tokens.is(before, 'of') && OF_PLACES.test(tokens.at(before - 1)?.folded ?? '')))
      return null
    if (isScope || word === 'of') return 4
    return page.startsSentence(before + 1) && acts(page, mark) ? 0 : 1
  }
  const isOffice = hasOffice(page, mark)
  if (isOffice) return page.has(mark.last + 1, 'tell') ? TELLS_ONLY : 1
  if (isHome(page, mark, word)) return AT_HOME
  if (isScope || isOfDecree || word === 'of' || page.has(mark.last + 1, 'tell')) return null
  return isSubject(page, mark) && acts(page, mark) ? 2 : null
}

/** Whether imports or exports are ruled on in the state: `В Казахстане запрещён вывоз …`. */
function isHome(page: Page, { first }: Stretch, before: string): boolean {
  const isIn = before === 'in' || before === 'в' || before === 'во'
  return isIn && page.find(page.sentenceAt(first), 'inward', 'outward') !== undefined
}

/** Whether a state stands as the subject: in Russian, in the nominative. */
function isSubject({ tokens }: Page, { first, last, values }: Mark<IssuerName>): boolean {
  const written = foldText(tokens.words({ first, last }))
  if (/^[a-z]/.test(written)) return true
  return values.some(({ issuer }) => issuer.names.some((name) => foldText(name) === written))
}

/** Whether an office of the state is named with it: `the government of Lithuania`, `Министерство сельского хозяйства РК`. */
function hasOffice({ tokens }: Page, { first, last }: Stretch): boolean {
  const isEnglish = /^[A-Z]/.test(tokens.at(first)?.text ?? '')
  for (let i = first - 1; i >= first - (isEnglish ? 2 : FARTHEST_OFFICE); i--) {
    if (tokens.at(i)?.kind !== 'word' || BEFORE_SCOPE.has(tokens.at(i)?.folded ?? '')) break
    if (OFFICE.test(tokens.at(i)?.folded ?? '')) return true
  }
  return tokens.is(last + 1, "'", '’') && OFFICE.test(tokens.at(last + 3)?.folded ?? '')
}

/** Whether it is named as who asked for the order, or who gets a copy of it. */
export function isAsked(page: Page, first: number): boolean {
  if (page.tokens.is(first - 1, ':') && page.tokens.is(first - 2, 'копия', 'кому', 'copy', 'cc')) return true
  for (let i = first - 1; i >= first - ASKER_WINDOW; i--) {
    if (page.has(i, 'asker')) return true
    if (page.issuerAt(i) !== undefined && page.issuerAt(i) !== page.issuerAt(first)) return false
    if (page.startsSentence(i)) return false
  }
  return false
}

/** Whether a verb of an order follows, with no comma between: a state that acts. */
function acts(page: Page, { last }: Stretch): boolean {
  for (let i = last + 1; i <= last + VERB_WINDOW; i++) {
    if (page.startsSentence(i) || page.tokens.is(i, ',', ';', ':')) return false
    if (
      ['stop', 'impose', 'prolong', 'free', 'restrict', 'cap', 'exempt', 'narrow'].some((signal) =>
        page.has(i, signal as 'stop'),
      ) ||
      page.tokens.is(i, 'bans')
    )
      return true
  }
  return false
}
