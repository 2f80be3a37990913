import { useState } from 'react'
import { api } from '../api/client.js'
import { Failed } from '../conditions/failed.js'
import { readIn, useReading } from '../conditions/use-reading.js'
import { ScrollBox } from '../consignments/scroll-box.js'
import { useWords } from '../words/words-context.js'
import type { FigureGroup } from './groups.js'
import { periodInWords, valueInWords } from './say-figure.js'

interface DerivedTableProps {
  readonly group: FigureGroup
  readonly onOpen: (figure: string) => void
}

/** What follows from the figures of a series; pressed, a line opens the figure that it is about. */
export function DerivedTable({ group, onOpen }: DerivedTableProps) {
  const words = useWords()
  const { say, tenths } = words
  const [acrossScopes, setAcross] = useState(false)
  const [state, again] = useReading(`${group.name} ${acrossScopes} ${group.figures.length}`, (signal) =>
    api.derivedFigures({ series: group.name, ...(acrossScopes ? { acrossScopes } : {}) }, signal),
  )
  const derived = readIn(state)?.derived ?? []
  const figureOf = new Map(group.figures.map((figure) => [figure.id, figure]))
  const told = (value: number | null, how: string) =>
    value === null ? '' : how === 'sum' ? words.compact(value) : tenths(value)
  return (
    <section aria-labelledby="figure-derived">
      <h3 id="figure-derived">{say('observatory.derived')}</h3>
      {group.scopes.length > 1 && (
        <label className="derived-across">
          <input type="checkbox" checked={acrossScopes} onChange={({ target }) => setAcross(target.checked)} />
          {say('observatory.derived.acrossAsk')}
        </label>
      )}
      {state.kind === 'failed' && <Failed problem={state.problem} onAgain={again} />}
      {state.kind === 'read' && derived.length === 0 && <p className="note">{say('observatory.derived.none')}</p>}
      {derived.length > 0 && (
        <ScrollBox label={say('observatory.derived')}>
          <table className="consignment-table">
            <thead>
              <tr>
                <th scope="col">{say('observatory.table.period')}</th>
                <th scope="col">{say('observatory.derived.what')}</th>
                <th scope="col">{say('observatory.article.value')}</th>
                <th scope="col">{say('observatory.derived.from')}</th>
              </tr>
            </thead>
            <tbody>
              {derived.map(({ how, period, of, value, low, high, missing, from, isAcrossScopes }) => (
                <tr key={`${how} ${from.join()}`}>
                  <th scope="row">
                    <button type="button" className="link" onClick={() => onOpen(of)}>
                      {periodInWords(period, words)}
                    </button>
                  </th>
                  <td>
                    {say(`observatory.derived.how.${how}`)}
                    {isAcrossScopes && ` · ${say('observatory.derived.across')}`}
                  </td>
                  <td>
                    {value === null
                      ? say(`observatory.missing.${missing ?? 'notComparable'}`)
                      : say('observatory.derived.between', {
                          value: told(value, how),
                          low: told(low, how),
                          high: told(high, how),
                        })}
                  </td>
                  <td>
                    {words.list(
                      from.map((id) => {
                        const figure = figureOf.get(id)
                        return figure === undefined
                          ? id
                          : `${valueInWords(figure, words)} (${periodInWords(figure.period, words)})`
                      }),
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  )
}
