import type { Places } from '../consignments/use-places.js'
import { useWords } from '../words/words-context.js'
import type { FigureGroup } from './groups.js'
import { periodInWords, scopeInWords, unitInWords, valueInWords, whoInWords } from './say-figure.js'

interface FigureTableProps {
  readonly group: FigureGroup
  readonly places: Places
  readonly opened: string | null
  readonly onOpen: (figure: string) => void
}

/** All figures of a series by their time; pressed, one says where it comes from. */
export function FigureTable({ group, places, opened, onOpen }: FigureTableProps) {
  const words = useWords()
  const { say } = words
  return (
    <table className="consignment-table figure-table">
      <thead>
        <tr>
          <th scope="col">{say('observatory.table.period')}</th>
          <th scope="col">{say('observatory.table.value', { unit: unitInWords(group.series.unit, words) })}</th>
          <th scope="col">{say('observatory.table.status')}</th>
          <th scope="col">{say('observatory.table.scope')}</th>
          <th scope="col">{say('observatory.table.who')}</th>
        </tr>
      </thead>
      <tbody>
        {group.figures.map((figure) => (
          <tr key={figure.id} aria-current={figure.id === opened}>
            <th scope="row">
              <button type="button" className="link" onClick={() => onOpen(figure.id)}>
                {periodInWords(figure.period, words)}
              </button>
            </th>
            <td>{valueInWords(figure, words)}</td>
            <td>{say(`observatory.status.${figure.status}`)}</td>
            <td>{scopeInWords(figure.series.scope, places, words)}</td>
            <td>{whoInWords(figure, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
