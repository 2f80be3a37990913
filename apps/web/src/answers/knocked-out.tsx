import type { KnockedOut } from '@karavan/model'
import { useContext, useState } from 'react'
import { SourceContext } from '../sources/source-context.js'
import { capital } from '../words/format.js'

interface KnockedOutProps {
  readonly ways: readonly KnockedOut[]
  /** Index of the way drawn on the map, or null. */
  readonly pointed: number | null
  readonly onPoint: (index: number | null) => void
}

const FIRST = 6

/** Rules that say themselves what would bring the way back. */
const PLAIN = ['AVOIDED', 'EQUIPMENT']

/** Ways that were ruled out: what, by which rule, and what would bring each back. */
export function KnockedOutList({ ways, pointed, onPoint }: KnockedOutProps) {
  const open = useContext(SourceContext)
  const [all, setAll] = useState(false)
  if (ways.length === 0) return null
  const shown = all ? ways : ways.slice(0, FIRST)
  return (
    <section className="knocked" aria-labelledby="knocked-title">
      <h2 id="knocked-title">Ruled out</h2>
      <ul>
        {shown.map((way, i) => (
          <li
            key={`${way.subject}${way.rule.code}${way.rule.restrictionId ?? ''}`}
            onMouseEnter={() => onPoint(i)}
            onMouseLeave={() => onPoint(null)}
          >
            <p className="knocked-what">
              <strong>{way.subjectName}</strong> {capital(way.rule.text)}
            </p>
            {way.returnsIf && !PLAIN.includes(way.rule.code) && (
              <p className="knocked-back">
                <span className="knocked-label">Back if</span> {way.returnsIf}
              </p>
            )}
            <p className="knocked-tools">
              {way.rule.source && (
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    if (way.rule.source)
                      open({
                        what: 'The rule',
                        value: way.rule.restrictionId ?? way.subjectName,
                        how: capital(way.rule.text),
                        sources: [way.rule.source],
                      })
                  }}
                >
                  The rule and its source
                </button>
              )}
              {way.course.length > 1 && (
                <button
                  type="button"
                  className="link"
                  aria-pressed={pointed === i}
                  onClick={() => onPoint(pointed === i ? null : i)}
                >
                  {pointed === i ? 'Hide on the map' : 'Show on the map'}
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
      {ways.length > FIRST && !all && (
        <button type="button" className="button-quiet" onClick={() => setAll(true)}>
          Show all {ways.length}
        </button>
      )}
    </section>
  )
}
