import { isPartialDate, writeTable } from '@karavan/core'
import {
  FIGURE_COLUMNS,
  flatFigure,
  namedPlaces,
  type ReadFigure,
  readArticle,
  seriesTitle,
  unitText,
} from '@karavan/statistics'
import { loadNetwork } from '@karavan/storage'
import { longText } from '../long-text.js'
import { type Invocation, UsageError } from '../options.js'
import { asJson, type Outcome, overlayOf } from '../plan-command.js'
import { type Terminal, table, wrap } from '../terminal.js'
import { amountWords, claimWords, periodWords } from './figure-words.js'

/**
 * `karavan observe read FILE|-`: the figures that a news item or press release tells; exit code 3 where it tells none.
 * @throws {StructuredError} READ_FILE_UNREADABLE, READ_TEXT_TOO_LONG
 * @throws {UsageError} without a file, with a date that is none, or with both forms of output
 */
export function observeRead({ operands, values }: Invocation, terminal: Terminal): Outcome {
  const [file, ...more] = operands
  if (file === undefined || more.length > 0)
    throw new UsageError('karavan observe read takes one file, or - for standard input')
  if (values['json'] === true && values['csv'] === true) throw new UsageError('Take --json or --csv, not both')
  const date = values['date'] ?? null
  if (date !== null && (typeof date !== 'string' || !isPartialDate(date) || date === 'undated'))
    throw new UsageError(`--date takes the day the text was published, as 2025-06-25; received ${JSON.stringify(date)}`)
  const text = longText(file, 'a news item or press release')
  const { locations } = loadNetwork(overlayOf(values))
  const placeName = (id: string) => locations.get(id)?.name ?? id
  const figures = readArticle(text, { date, places: namedPlaces(locations.values()) })
  const code = figures.length === 0 ? 3 : 0
  if (values['json'] === true) return { code, output: asJson(figures.map((figure) => told(figure, placeName))) }
  if (values['csv'] === true) return { code, output: csvOf(figures, file, date) }
  return { code, output: code === 3 ? NOTHING : rendered(figures, placeName, terminal) }
}

const NOTHING = 'The text tells no figure that is sure to be one.\n'

/** A figure as JSON has it: the unit as text, and what is counted in words beside the codes. */
function told({ series, ...figure }: ReadFigure, placeName: (id: string) => string) {
  return { ...figure, unit: unitText(series.unit), series: { ...series, what: seriesTitle(series, placeName) } }
}

/** The table that `karavan observe` and the page read again. */
function csvOf(figures: readonly ReadFigure[], file: string, date: string | null): string {
  const origin = {
    producer: null,
    via: null,
    title: null,
    published: date ?? 'undated',
    read: null,
    source: file,
    row: null,
    licence: null,
  }
  const rows = figures.map(({ span, quote, why, ...said }) => {
    return flatFigure({ ...said, id: '', origin, locator: { span, quote }, supersedes: null, note: why.join('; ') })
  })
  return writeTable(FIGURE_COLUMNS, rows)
}

function rendered(figures: readonly ReadFigure[], placeName: (id: string) => string, terminal: Terminal): string {
  const rows = figures.map((figure) => [
    amountWords(figure),
    periodWords(figure.period),
    figure.status,
    figure.comparison === null ? '' : claimWords(figure.comparison),
  ])
  const [head = '', ...body] = table(['figure', 'time', 'status', 'claim'], rows, terminal.columns)
  const about = figures.map(({ quote, series }) => {
    const words = `"${quote.replaceAll(/\s+/g, ' ').trim()}" ${seriesTitle(series, placeName)}`
    return wrap(words, terminal.columns, '    ').map((line) => terminal.dim(line))
  })
  return `${[
    terminal.dim(head),
    ...body.flatMap((line, i) => [line, ...(about[i] ?? [])]),
    '',
    ...wrap(
      'A proposal: what is not sure to be a figure is left out. Check it against the text before you keep it.',
      terminal.columns,
      '',
    ),
  ].join('\n')}\n`
}
