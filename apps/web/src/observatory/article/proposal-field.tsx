import type { FigureRow } from '@karavan/api'
import { CARRIED_BY, DIRECTIONS, FIGURE_STATUSES, FIGURE_UNITS, MEASURES, QUALIFIERS } from '@karavan/model'
import { type ReactNode, useId, useState } from 'react'
import { Labelled } from '../../question/labelled.js'
import type { Words } from '../../words/words.js'
import { useWords } from '../../words/words-context.js'
import { knownGoods } from '../data-words.js'
import type { RefusedRow } from '../refused-rows.js'
import { unitInWords } from '../say-figure.js'
import type { Corrected } from './proposal.js'

const LABELS = {
  value: 'observatory.article.value',
  qualifier: 'observatory.article.qualifier',
  min: 'observatory.article.min',
  max: 'observatory.article.max',
  unit: 'observatory.article.unit',
  start: 'observatory.article.start',
  end: 'observatory.article.end',
  status: 'observatory.table.status',
  measure: 'observatory.measure',
  where: 'observatory.article.where',
  direction: 'observatory.table.part.direction',
  from: 'observatory.article.from',
  to: 'observatory.article.to',
  by: 'observatory.article.by',
  goods: 'observatory.table.part.goods',
  subject: 'observatory.article.subject',
  claim: 'observatory.article.claim',
  claim_value: 'observatory.article.claim.value',
  claim_unit: 'observatory.article.claim.unit',
  claim_sign: 'observatory.article.claim.sign',
  claim_base_start: 'observatory.article.claim.start',
  claim_base_end: 'observatory.article.claim.end',
  claim_base_value: 'observatory.article.claim.base',
} as const satisfies Record<Corrected, string>

const NUMBERS: ReadonlySet<Corrected> = new Set(['value', 'min', 'max', 'claim_value', 'claim_base_value'])

interface Choice {
  readonly one: string
  readonly text: string
}

/** The words to choose from; null of a cell that is written. */
function choicesOf(column: Corrected, row: FigureRow, words: Words): readonly Choice[] | null {
  const { say } = words
  const unsaid = { one: '', text: say('observatory.table.unsaid') }
  switch (column) {
    case 'status':
      return FIGURE_STATUSES.map((one) => ({ one, text: say(`observatory.status.${one}`) }))
    case 'measure':
      return MEASURES.map((one) => ({ one, text: say(`observatory.measure.${one}`) }))
    case 'qualifier':
      return [
        { one: '', text: say('observatory.article.qualifier.none') },
        ...QUALIFIERS.map((one) => ({ one, text: say(`observatory.qualifier.${one}`, { value: '…' }) })),
      ]
    case 'direction':
      return [unsaid, ...DIRECTIONS.map((one) => ({ one, text: say(`observatory.direction.${one}`) }))]
    case 'by':
      return [unsaid, ...CARRIED_BY.map((one) => ({ one, text: say(`observatory.by.${one}`) }))]
    case 'claim':
      return [
        { one: '', text: say('observatory.article.claim.none') },
        ...(['change', 'multiple', 'share', 'direction'] as const).map((one) => ({
          one,
          text: say(`observatory.article.claim.${one}`),
        })),
      ]
    case 'claim_sign':
      return (['1', '-1', '0'] as const).map((one) => ({ one, text: say(`observatory.article.claim.sign.${one}`) }))
    case 'claim_unit':
      return unitsOfClaim(row).map((of) => ({ one: of, text: unitInWords({ of, every: null, per: null }, words) }))
    default:
      return null
  }
}

/** A change is told in percent, or in what the figure itself is counted in. */
function unitsOfClaim(row: FigureRow) {
  const told = ['%', row['claim_unit'], /^[^/ ]+/.exec(row['unit'] ?? '')?.[0]]
  return FIGURE_UNITS.filter((unit) => told.includes(unit))
}

interface ProposalFieldProps {
  readonly column: Corrected
  readonly row: FigureRow
  readonly refused: RefusedRow | null
  readonly onChange: (cell: string) => void
}

/** A part of a proposed figure, chosen or written. */
export function ProposalField({ column, row, refused, onChange }: ProposalFieldProps) {
  const words = useWords()
  const { say } = words
  const id = useId()
  const cell = row[column] ?? ''
  const isNumber = NUMBERS.has(column)
  const [typed, setTyped] = useState({ text: isNumber ? words.typedAs(cell) : cell, cell })
  // Another cell may have emptied this one.
  const text = typed.cell === cell ? typed.text : isNumber ? words.typedAs(cell) : cell
  const type = (next: string) => {
    const read = isNumber ? words.readNumber(next) : null
    const said = read === null ? next : String(read.value)
    setTyped({ text: next, cell: said })
    onChange(said)
  }
  const isNoNumber = isNumber && text !== '' && words.readNumber(text) === null
  const isWrong = isNoNumber || refused !== null
  const choices = choicesOf(column, row, words)
  const common = {
    id,
    'aria-invalid': isWrong,
    'aria-describedby': isWrong ? `${id}-fault` : undefined,
  }
  return (
    <Labelled id={id} label={say(LABELS[column])} fault={faultOf(text, isNoNumber, refused, words)}>
      {choices === null ? (
        <>
          <input
            {...common}
            type="text"
            maxLength={200}
            value={text}
            list={column === 'goods' ? `${id}-known` : undefined}
            onChange={({ target }) => type(target.value)}
          />
          {column === 'goods' && (
            <datalist id={`${id}-known`}>
              {knownGoods(words).map(({ code, name }) => (
                <option key={code} value={code} label={name} />
              ))}
            </datalist>
          )}
        </>
      ) : (
        <select {...common} value={cell} onChange={({ target }) => onChange(target.value)}>
          {choices.map((choice) => (
            <option key={choice.one} value={choice.one}>
              {choice.text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

function faultOf(text: string, isNoNumber: boolean, refused: RefusedRow | null, { say }: Words): ReactNode {
  if (isNoNumber) return say('observatory.article.value.wrong', { value: text })
  if (refused === null) return null
  return (
    <>
      {say('observatory.article.cell.refused', { received: refused.received })}{' '}
      <span lang="en">{refused.expected}</span>
    </>
  )
}
