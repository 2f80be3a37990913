import { basename } from 'node:path'
import { StructuredError } from '@karavan/core'
import type { Observation } from '@karavan/model'
import { enteredTable, previewTable, readMapping, seriesTitle, type TablePreview } from '@karavan/statistics'
import { figureHistory, keepFigures, loadNetwork, unknownFigure } from '@karavan/storage'
import { enteredBy } from '../entered.js'
import { type Invocation, type OptionValues, UsageError } from '../options.js'
import { asJson, type Outcome, overlayOf } from '../plan-command.js'
import type { Terminal } from '../terminal.js'
import { textOf } from '../text-of.js'
import { withStorage } from '../with-storage.js'
import { amountWords, periodWords, whoSays } from './figure-words.js'

/** Refused cells that are told one by one. */
const MOST_TOLD = 20

/**
 * `karavan observe keep FILE|-`: keeps the figures of a table with our columns, as `observe read --csv` and `observe export` write it;
 * all or none. With `--check` it keeps nothing.
 * @throws {StructuredError} FILE_UNREADABLE, TABLE_*, FIGURE_ROW_INVALID, DATABASE_*
 */
export async function observeKeep({ operands, values }: Invocation): Promise<Outcome> {
  const file = oneFile(operands, 'observe keep')
  return kept(enteredTable(textOf(file), basename(file)), [], values)
}

/**
 * `karavan observe import FILE|- [--mapping FILE]`: keeps the figures of a table with columns of its own, by a mapping or by what the
 * table itself says; nothing where a cell is refused, unless `--proceed` takes what is sound. With `--check` it keeps nothing and prints
 * the mapping with `--json`.
 * @throws {StructuredError} FILE_UNREADABLE, QUESTION_VALUE_INVALID of the mapping, DATABASE_*
 */
export async function observeImport({ operands, values }: Invocation): Promise<Outcome> {
  const file = oneFile(operands, 'observe import')
  const { mapping } = values
  const preview = previewTable(textOf(file), typeof mapping === 'string' ? readMapping(jsonIn(mapping)) : null)
  const { observations, refused } = preview
  const isHeld = refused.length > 0 && values['proceed'] !== true
  if (isHeld || observations.length === 0) {
    const output = values['json'] === true ? asJson(preview) : `${refusedWords(refused)}Nothing was kept.\n`
    return { code: 3, output }
  }
  return kept(observations, refused, values, preview)
}

/**
 * `karavan observe withdraw ID --reason TEXT`: takes back a figure that somebody kept; its history stays.
 * @throws {StructuredError} FIGURE_UNKNOWN, DATABASE_*
 */
export async function observeWithdraw({ operands, values }: Invocation): Promise<Outcome> {
  const [id, ...more] = operands
  const { reason } = values
  if (id === undefined || more.length > 0) throw new UsageError('karavan observe withdraw takes the id of one figure')
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new UsageError('karavan observe withdraw needs --reason: why it is taken back')
  return withStorage(async (storage) => {
    if (!storage.made()) throw unknownFigure(id)
    await (await storage.figures()).withdraw(id, enteredBy(values), reason)
    return { code: 0, output: values['json'] === true ? asJson({ withdrawn: id }) : `Withdrew ${id}.\n` }
  })
}

/**
 * `karavan observe show ID`: a figure with all that is known of where it comes from, and who kept or withdrew it.
 * @throws {StructuredError} FIGURE_UNKNOWN, DATABASE_*
 */
export async function observeShow({ operands, values }: Invocation, terminal: Terminal): Promise<Outcome> {
  const [id, ...more] = operands
  if (id === undefined || more.length > 0) throw new UsageError('karavan observe show takes the id of one figure')
  return withStorage(async (storage) => {
    const { figure, supersededBy, versions } = await figureHistory(storage, id)
    if (values['json'] === true) return { code: 0, output: asJson({ figure, supersededBy, versions }) }
    const { locations } = loadNetwork(overlayOf(values))
    const title = seriesTitle(figure.series, (place) => locations.get(place)?.name ?? place)
    const { origin, locator, note } = figure
    const lines = [
      terminal.bold(`${title}, ${periodWords(figure.period)}`),
      `  ${amountWords(figure)} (${figure.status})`,
      `  ${whoSays(figure)}`,
      `  ${origin.source}`,
      ...(locator === null ? [] : [`  "${locator.quote}"`]),
      ...(note === null ? [] : [`  ${note}`]),
      ...(supersededBy === null ? [] : [`  superseded by ${supersededBy}`]),
      ...versions.map(
        ({ version, body, enteredAt, enteredBy: by, why }) =>
          `  version ${version}, ${enteredAt.toISOString().slice(0, 16)}Z by ${by}: ${body === null ? 'withdrawn' : 'kept'}${why === null ? '' : `; ${why}`}`,
      ),
    ]
    return { code: 0, output: `${lines.join('\n')}\n` }
  })
}

async function kept(
  figures: readonly Observation[],
  refused: TablePreview['refused'],
  values: OptionValues,
  preview?: TablePreview,
): Promise<Outcome> {
  const check = values['check'] === true
  const why = typeof values['reason'] === 'string' ? values['reason'] : null
  const { locations } = loadNetwork(undefined)
  const how = {
    by: enteredBy(values),
    why,
    check,
    at: (index: number) => `figure ${index + 1}`,
    isLocation: (id: string) => locations.has(id),
  }
  const { added, known } = await withStorage((storage) => keepFigures(storage, figures, how))
  if (values['json'] === true)
    return {
      code: 0,
      output: asJson({
        kept: !check,
        added,
        known,
        refused,
        ...(check && preview ? { proposed: preview.proposed } : {}),
      }),
    }
  const count = added.length
  const noun = count === 1 ? 'figure' : 'figures'
  const before = known.length === 0 ? '' : `; ${known.length} known before`
  return {
    code: 0,
    output: `${refusedWords(refused)}${check ? 'Would keep' : 'Kept'} ${count} ${noun}${before}.\n${added
      .slice(0, MOST_TOLD)
      .map((id) => `  ${id}\n`)
      .join('')}`,
  }
}

function refusedWords(refused: TablePreview['refused']): string {
  const lines = refused
    .slice(0, MOST_TOLD)
    .map(
      ({ line, column, received, expected }) =>
        `line ${line}, ${column}: received ${JSON.stringify(received)}, expected ${expected}`,
    )
  const rest = refused.length - lines.length
  return [...lines, ...(rest > 0 ? [`and ${rest} more; see --json`] : [])].map((line) => `${line}\n`).join('')
}

function oneFile(operands: readonly string[], command: string): string {
  const [file, ...more] = operands
  if (file === undefined || more.length > 0)
    throw new UsageError(`karavan ${command} takes one file, or - for standard input`)
  return file
}

/** @throws {StructuredError} FILE_UNREADABLE, QUESTION_VALUE_INVALID */
function jsonIn(file: string): unknown {
  try {
    return JSON.parse(textOf(file))
  } catch (error) {
    if (error instanceof StructuredError) throw error
    throw new StructuredError({
      code: 'QUESTION_VALUE_INVALID',
      received: file,
      expected: 'a mapping of columns as JSON',
      remediation: 'take "proposed" of karavan observe import FILE --check --json, and add what it lacks',
      pointer: '/mapping',
      cause: error,
    })
  }
}
