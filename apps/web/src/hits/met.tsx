import type { ConditionHit, LocationId } from '@karavan/model'
import type { ReactNode } from 'react'
import { VerdictMark } from '../conditions/verdict-mark.js'
import { useWords } from '../words/words-context.js'
import { WhatToDo } from './what-to-do.js'

interface MetProps {
  readonly hit: ConditionHit
  /** Name of a place in the language of the reader. */
  readonly placeName: (id: LocationId) => string
  /** What leads to the order. */
  readonly children?: ReactNode
}

/** An order that a way meets: where and when, by which clause, and what to do. */
export function Met({ hit, placeName, children }: MetProps) {
  const { say, tell, percent, longDate, naming } = useWords()
  const { verdict, orderId, number, issuer, title, location, direction, heldAt, chance, when, told } = hit
  const where = location === null ? (direction ?? issuer) : placeName(location)
  const day = (at: number | null) => (at === null ? say('hits.never') : longDate(at))
  const met = { chance: percent(chance), from: day(when.p10), to: day(when.p90) }
  return (
    <>
      <p className="way-hit-head">
        <VerdictMark verdict={verdict} />{' '}
        <strong>{naming.ofData({ kind: 'rule', id: orderId, part: 'title', text: title })}</strong>
      </p>
      <p className="note">
        {number === null ? issuer : say('hits.by', { issuer, number })} · {tell(told.clause)}
      </p>
      <p className="note">
        {heldAt === null
          ? say('hits.met', { ...met, place: where })
          : heldAt === location
            ? say('hits.held', { ...met, place: where })
            : say('hits.heldFor', { ...met, place: placeName(heldAt), at: where })}{' '}
        {children}
      </p>
      <WhatToDo hit={hit} />
    </>
  )
}
