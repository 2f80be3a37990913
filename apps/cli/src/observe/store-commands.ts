import { type EpochMinutes, formatDate } from '@karavan/core'
import type { Observation } from '@karavan/model'
import {
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
import { loadFigures, loadNetwork } from '@karavan/storage'
import { type Invocation, type OptionValues, UsageError } from '../options.js'
import { asJson, type Outcome, overlayOf } from '../plan-command.js'
import { type Terminal, table } from '../terminal.js'
import { amountWords, claimWords, periodWords } from './figure-words.js'

/** `karavan observe list [WORDS]`: the published figures of the series whose title has the words; exit code 3 where there is none. */
export function observeList({ operands, values }: Invocation, terminal: Terminal): Outcome {
  const question = asked(operands, values)
  const found = figuresWith(loadFigures(), question)
  const code = found.length === 0 ? 3 : 0
  if (values['json'] === true) return { code, output: asJson(found) }
  if (code === 3) return { code, output: 'No series has these words in its title.\n' }
  const lines = figuresBySeries(found, question).flatMap(({ title, figures }) => [
    terminal.bold(title),
    ...table(['', '', '', '', ''], figures.map(figureLine), terminal.columns).slice(1),
    '',
  ])
  return { code, output: `${lines.join('\n')}` }
}

/** `karavan observe check [WORDS]`: claims worked out anew, and where sources disagree. */
export function observeCheck({ operands, values }: Invocation, terminal: Terminal): Outcome {
  const checks = figureChecks(loadFigures(), asked(operands, values))
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
        `${title(figures[0] as Observation)}, ${periodWords(figures[0]?.period ?? null)}: ${REASONS[reason]} (${ratio.toFixed(2)} times)`,
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
      'Parts that are more than the whole',
      parts.map(({ whole }) => `${title(whole)}: ${amountWords(whole)}  ${whoSays(whole)}`),
    ),
  ]
  return { code: 0, output: `${lines.join('\n')}\n` }
}

/** `karavan observe targets [WORDS]`: what was aimed at, by when, and the way so far. */
export function observeTargets({ operands, values }: Invocation, now: EpochMinutes, terminal: Terminal): Outcome {
  const board = figureTargets(loadFigures(), asked(operands, values), formatDate(now))
  const code = board.length === 0 ? 3 : 0
  if (values['json'] === true) return { code, output: asJson(board) }
  if (code === 3) return { code, output: 'No series with these words in its title has a target.\n' }
  const title = titles(values)
  const lines = board.flatMap((line) => boardLines(line, title, terminal))
  return { code, output: `${lines.join('\n')}\n` }
}

/** `karavan observe export [WORDS] --format csv|json|sdmx`. */
export function observeExport({ operands, values }: Invocation): Outcome {
  const figures = chosen(operands, values)
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

function chosen(words: readonly string[], values: OptionValues): readonly Observation[] {
  return figuresWith(loadFigures(), asked(words, values))
}

function figureLine(figure: Observation): readonly string[] {
  const { comparison, status, period } = figure
  return [
    `  ${periodWords(period)}`,
    amountWords(figure),
    comparison === null ? '' : claimWords(comparison),
    status === 'observed' ? '' : status,
    whoSays(figure),
  ]
}

function whoSays({ origin: { producer, via, published, source } }: Observation): string {
  const who = [producer, via].filter((name) => name !== null).join(', via ')
  return `${who === '' ? source : who}, ${published}`
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
  const rows = targets.map(({ figure, state, reached, needed, alsoDated }: Target) => [
    `  ${periodWords(figure.period)}`,
    amountWords(figure),
    figure.status,
    STATES[state],
    reached === null
      ? needed?.value == null
        ? ''
        : `${needed.value.toFixed(1)} % a year still needed`
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
