import { ProblemText } from '../../shell/problem.js'
import { useWords } from '../../words/words-context.js'
import type { EntryFault } from './faults.js'

/** What is wrong with a field. */
export function FaultText({ fault }: { readonly fault: EntryFault }) {
  const { say } = useWords()
  return fault.kind === 'refused' ? <ProblemText problem={fault.problem} /> : say(`enter.fault.${fault.kind}`)
}
