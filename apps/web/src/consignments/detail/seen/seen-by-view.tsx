import type { AcceptanceAnswer, ConsignmentAnswer } from '@karavan/api'
import { useState } from 'react'
import { useAccount } from '../../../account/account.js'
import { api } from '../../../api/client.js'
import { Failed } from '../../../conditions/failed.js'
import { readIn, useReading } from '../../../conditions/use-reading.js'
import { Opening } from '../../../shell/opening.js'
import { useWords } from '../../../words/words-context.js'
import { useLooking } from '../../consignments-context.js'
import { DeedsList } from './deeds-list.js'
import { GiveForm } from './give-form.js'
import { GrantsList } from './grants-list.js'
import { PartiesList } from './parties-list.js'

interface SeenByViewProps {
  readonly told: ConsignmentAnswer
  /** Null where nobody signs in, or while it is read. */
  readonly acceptance: AcceptanceAnswer | null
  readonly onChanged: () => void
}

/** Who may see a consignment: its parties and whom they named besides, by what each sees; naming others, and what was done. */
export function SeenByView({ told: { consignment, sample }, acceptance, onChanged }: SeenByViewProps) {
  const { say } = useWords()
  const { revision } = useLooking()
  const isAlone = useAccount().person === null
  const id = consignment.consignmentId
  const [changes, setChanges] = useState(0)
  const [state, again] = useReading(`visibility ${id} ${revision} ${changes}`, (signal) => api.visibility(id, signal))
  const answer = readIn(state)
  // Whoever is no owner is told of no visibility, as of no consignment.
  const isTheirs = state.kind !== 'failed' || state.problem.code !== 'CONSIGNMENT_NOT_FOUND'
  const changed = () => setChanges((before) => before + 1)
  return (
    <div className="consignment-seen">
      {isAlone && <p className="seen-alone">{say('consignments.seen.alone')}</p>}
      <PartiesList consignment={consignment} acceptance={acceptance} onChanged={onChanged} />
      {!isTheirs && <p className="note">{say('consignments.seen.unread')}</p>}
      {isTheirs && state.kind === 'failed' && <Failed problem={state.problem} onAgain={again} />}
      {answer === null && state.kind === 'reading' && <Opening word={say('consignments.reading.one')} />}
      {answer !== null && !sample && (
        <>
          <GrantsList
            consignment={consignment}
            grants={answer.grants}
            mayTakeBack={answer.mayGive}
            onTakenBack={changed}
          />
          {answer.mayGive && <GiveForm consignment={consignment} onGiven={changed} />}
          <DeedsList key={answer.next} id={id} first={answer} />
        </>
      )}
      <p className="note">{say('consignments.seen.others')}</p>
    </div>
  )
}
