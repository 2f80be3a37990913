import { type EpochMinutes, formatDate } from '@karavan/core'
import type { Observation } from '@karavan/model'
import {
  deriveSeries,
  type FiguresQuestion,
  figureChecks,
  figuresBySeries,
  figuresCsv,
  figuresSdmx,
  figuresWith,
  figureTargets,
  seriesTitle,
  type Target,
  type TargetLine,
  type Verdict,
} from '@karavan/statistics'
import { followedFigures, loadNetwork } from '@karavan/storage'
import { type Invocation, type OptionValues, UsageError } from '../options.js'
import { asJson, type Outcome, overlayOf } from '../plan-command.js'
import { type Terminal, table } from '../terminal.js'
import { withStorage } from '../with-storage.js'
import { amountWords, claimWords, periodWords, whoSays } from './figure-words.js'

/** `karavan observe list [WORDS]`: the published figures of the series whose title has the words; exit code 3 where there is none. */
export async function observeList({ operands, values }: Invocation, terminal: Terminal): Promise<Outcome> {
  const question = asked(operands, values)
  const found = figuresWith(await knownFigures(), question)
  const code = found.length === 0 ? 3 : 0
  if (values['json'] === true) return { code, output: asJson(found) }
  if (code === 3) return { code, output: 'No series has these words in its title.\n' }
  const lines = figuresBySeries(found, question).flatMap(({ title, figures }) => [
    terminal.bold(title),
    ...table(['', '', '', '', '', ''], figures.map(figureLine), terminal.columns).slice(1),
    '',
  ])
  return { code, output: `${lines.join('\n')}` }
}

/** `karavan observe check [WORDS]`: claims worked out anew, and where sources disagree. */
export async function observeCheck({ operands, values }: Invocation, terminal: Terminal): Promise<Outcome> {
  const checks = figureChecks(await knownFigures(), asked(operands, values))
  const { verdicts, conflicts, slips, parts } = checks
  if (values['json'] === true) return { code: 0, output: asJson(checks) }
  const title = titles(values)
  const of = (kind: Verdict['kind']) => verdicts.filter((verdict) => verdict.kind === kind)
  const lines = [
    `${verdicts.length} claims: ${of('agrees').length} agree with the figures, ${of('disagrees').length} do not, ${of('cannotBeChecked').length} cannot be checked`,
    '',
    ...section(
      terminal,
      'Claims that the figures do not bear out',
      of('disagrees').map((one) => verdictLine(one, title)),
    ),
    ...section(
      terminal,
      'Sources that do not agree',
      conflicts.flatMap(({ figures, reason, ratio }) => [
        `${title(figures[0] as Observation)}, ${periodWords(figures[0]?.period ?? null)}: ${REASONS[reason]} (${ratio === null ? 'one is 0' : `${ratio.toFixed(2)} times`})`,
        ...figures.map((figure) => `    ${amountWords(figure)}  ${whoSays(figure)}`),
      ]),
    ),
    ...section(
      terminal,
      'Perhaps thousand for million',
      slips.map(({ figure }) => `${title(figure)}: ${amountWords(figure)}  ${whoSays(figure)}`),
    ),
    ...section(
      terminal,
      'Parts that do not make the whole',
      parts.map(({ whole }) => `${title(whole)}: ${amountWords(whole)}  ${whoSays(whole)}`),
    ),
  ]
  return { code: 0, output: `${lines.join('\n')}\n` }
}

/** `karavan observe targets [WORDS]`: what was aimed at, by when, and the way so far. */
export async function observeTargets(
  { operands, values }: Invocation,
  now: EpochMinutes,
  terminal: Terminal,
): Promise<Outcome> {
  const board = figureTargets(await knownFigures(), asked(operands, values), formatDate(now))
  const code = board.length === 0 ? 3 : 0
  if (values['json'] === true) return { code, output: asJson(board) }
  if (code === 3) return { code, output: 'No series with these words in its title has a target.\n' }
  const title = titles(values)
  const lines = board.flatMap((line) => boardLines(line, title, terminal))
  return { code, output: `${lines.join('\n')}\n` }
}

/** `karavan observe derive [WORDS]`: growth, index, mean growth, yearly sums and shares, each with what from. */
export async function observeDerive({ operands, values }: Invocation, terminal: Terminal): Promise<Outcome> {
  const all = await knownFigures()
  const derived = deriveSeries(
    figuresWith(all, asked(operands, values)),
    { acrossScopes: values['across-scopes'] === true },
    all,
  )
  const code = derived.length === 0 ? 3 : 0
  if (values['json'] === true) return { code, output: asJson(derived.map(({ of, ...one }) => ({ ...one, of: of.id }))) }
  if (code === 3) return { code, output: 'Nothing can be worked out: it takes two figures of one definition.\n' }
  const title = titles(values)
  const lines = [...new Set(derived.map(({ of }) => title(of)))].flatMap((name) => {
    const own = derived.filter(({ of }) => title(of) === name)
    const rows = own.map(({ how, value, low, high, missing, period, isAcrossScopes }) => [
      `  ${periodWords(period)}`,
      HOW[how],
      value === null ? MISSING[missing ?? 'notComparable'] : shown(value),
      value === null ? '' : `${shown(low)} to ${shown(high)}`,
      isAcrossScopes ? 'across definitions' : '',
    ])
    const from = own.map((one) => terminal.dim(`      of ${one.from.join(', ')}`))
    const lines = table(['', '', '', '', ''], rows, terminal.columns).slice(1)
    return [terminal.bold(name), ...lines.flatMap((line, i) => [line, from[i] ?? '']), '']
  })
  return { code, output: lines.join('\n') }
}

const HOW = {
  growth: 'growth on the year before, %',
  compound: 'mean growth a year, %',
  index: 'index, first = 100',
  share: 'share of the whole, %',
  sum: 'twelve months together',
  needed: 'growth still needed, %',
} as const

const MISSING = {
  onlyCompared: 'only a growth is told',
  notPublished: 'not published',
  notComparable: 'not comparable',
  divisionByZero: 'the base is 0',
  rangeOnly: 'only a range is told',
} as const

function shown(value: number | null): string {
  return value === null ? '?' : new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(value)
}

/** `karavan observe export [WORDS] --format csv|json|sdmx`. */
export async function observeExport({ operands, values }: Invocation): Promise<Outcome> {
  const figures = figuresWith(await knownFigures(), asked(operands, values))
  const write = FORMATS[String(values['format'] ?? 'csv')]
  if (write === undefined)
    throw new UsageError(`--format takes csv, json or sdmx; received ${JSON.stringify(values['format'])}`)
  return { code: figures.length === 0 ? 3 : 0, output: write(figures) }
}

const FORMATS: Readonly<Record<string, (figures: readonly Observation[]) => string>> = {
  csv: figuresCsv,
  json: asJson,
  sdmx: figuresSdmx,
}
const REASONS = {
  scope: 'the scope differs',
  weight: 'gross or net',
  load: 'laden or empty',
  unit: 'containers or TEU',
  status: 'one is estimated or only claimed',
  revision: 'one producer at several times',
  magnitude: 'perhaps thousand for million',
  rounding: 'rounded otherwise',
  unknown: 'no reason is known',
} as const
const STATES = { met: 'reached', missed: 'missed', open: 'open', unknown: 'over, and nobody tells' } as const

type Title = (figure: Observation) => string

function titles(values: OptionValues): Title {
  const { locations } = loadNetwork(overlayOf(values))
  return ({ series }) => seriesTitle(series, (id) => locations.get(id)?.name ?? id)
}

/** Figures of series whose title holds all the words. */
function asked(words: readonly string[], values: OptionValues): FiguresQuestion {
  const { locations } = loadNetwork(overlayOf(values))
  return { words, placeName: (id) => locations.get(id)?.name ?? id }
}

/** What comes with the project, and what people keep beside it. @throws {StructuredError} DATABASE_* */
function knownFigures(): Promise<readonly Observation[]> {
  return withStorage((storage) => followedFigures(storage)())
}

function figureLine(figure: Observation): readonly string[] {
  const { comparison, status, period } = figure
  return [
    `  ${periodWords(period)}`,
    amountWords(figure),
    comparison === null ? '' : claimWords(comparison),
    status === 'observed' ? '' : status,
    whoSays(figure),
    figure.id,
  ]
}

function section(terminal: Terminal, name: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [terminal.bold(name), ...lines.map((line) => `  ${line}`), '']
}

function verdictLine({ figure, claim, computed, level, base }: Verdict, title: Title): string {
  const than = base === null ? (claim.base?.value ?? null) : base.value
  const is =
    computed === null
      ? ''
      : claim.kind === 'multiple'
        ? `${computed.middle.toFixed(2)} times`
        : `${computed.middle.toFixed(1)} ${claim.unit}`
  return `${title(figure)}, ${periodWords(figure.period)}: "${claimWords(claim)}" is ${is} by ${level?.value ?? '?'} and ${than ?? '?'}  (${whoSays(figure)})`
}

function boardLines({ targets, path }: TargetLine, title: Title, terminal: Terminal): readonly string[] {
  const [first] = targets
  if (first === undefined) return []
  const last = path.at(-1)
  const rows = targets.map(({ figure, state, aim, reached, needed, alsoDated }: Target) => [
    `  ${periodWords(figure.period)}`,
    amountWords(figure.value === null && aim !== null ? { ...figure, value: aim.value } : figure),
    figure.status,
    STATES[state],
    reached === null
      ? needed?.value == null
        ? ''
        : `${needed.value.toFixed(1)} % a year still needed${needed.isAcrossScopes ? ', across definitions' : ''}`
      : `came to ${amountWords(reached)}`,
    alsoDated.length === 0 ? '' : `dated ${alsoDated.length + 1} ways`,
  ])
  const who = targets.map(({ figure }) => whoSays(figure))
  return [
    terminal.bold(title(first.figure)),
    ...(last === undefined
      ? ['  no whole year was observed']
      : [`  last observed: ${amountWords(last)} in ${periodWords(last.period)}`]),
    ...table(['', '', '', '', '', ''], rows, terminal.columns)
      .slice(1)
      .flatMap((row, i) => [row, terminal.dim(`      ${who[i] ?? ''}`)]),
    '',
  ]
}
