import type { ConditionHit, LocationId } from '@karavan/model'
import type { ReactNode } from 'react'
import { VerdictMark } from '../conditions/verdict-mark.js'
import { useWords } from '../words/words-context.js'
import { issuerInWords, meetingInWords, titleOfHit, unjudgedInWords } from './hit-words.js'
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
  const words = useWords()
  return (
    <>
      <p className="way-hit-head">
        <VerdictMark verdict={hit.verdict} /> <strong>{titleOfHit(hit, words)}</strong>
      </p>
      <p className="note">
        {issuerInWords(hit, words)} · {words.tell(hit.told.clause)}
      </p>
      <p className="note">
        {meetingInWords(hit, placeName, words)} {children}
      </p>
      {unjudgedInWords(hit, words).map((sentence) => (
        <p key={sentence} className="note">
          {sentence}
        </p>
      ))}
      <WhatToDo hit={hit} />
    </>
  )
}
