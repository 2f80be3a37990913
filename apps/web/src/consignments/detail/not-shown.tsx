import type { Problem } from '@karavan/api'
import { api } from '../../api/client.js'
import { Failed } from '../../conditions/failed.js'
import { useReading } from '../../conditions/use-reading.js'
import { Opening } from '../../shell/opening.js'
import { useWords } from '../../words/words-context.js'
import { fullMoment, minuteOf } from '../moments.js'
import { HistoryView } from './history-view.js'

interface NotShownProps {
  readonly id: string
  readonly problem: Problem
  readonly onAgain: () => void
}

/** Why a consignment is not shown: of one that was erased by whom, when and why, with what is left of its versions. */
export function NotShown({ id, problem, onAgain }: NotShownProps) {
  const words = useWords()
  const { say } = words
  const mayBeErased = problem.code === 'CONSIGNMENT_NOT_FOUND'
  const [state] = useReading(`erased ${id} ${mayBeErased}`, async (signal) =>
    mayBeErased ? ((await api.consignmentVersions(id, signal)).versions.at(-1)?.erased ?? null) : null,
  )
  if (state.kind === 'reading') return <Opening word={say('consignments.reading.one')} />
  if (state.kind === 'failed' || state.value === null) return <Failed problem={problem} onAgain={onAgain} />
  const { by: who, at: time, why } = state.value
  const at = fullMoment(minuteOf(time), words)
  return (
    <>
      <p className="conditions-none">
        {why === null ? say('consignments.erased.by', { who, at }) : say('consignments.erased.why', { who, at, why })}
      </p>
      <HistoryView id={id} />
    </>
  )
}
