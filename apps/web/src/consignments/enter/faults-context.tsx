import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { useWords } from '../../words/words-context.js'
import type { Refusal, Refusals } from './refusals.js'

/** What is wrong with the fields of a form, by the ids of their controls. */
export type FieldFaults = ReadonlyMap<string, ReactNode>

const NO_FAULTS: FieldFaults = new Map()

/** Given by a form to its fields. */
export const FaultsContext = createContext<FieldFaults>(NO_FAULTS)

/** What is wrong with a field, and how its control says so. */
export function useFault(id: string) {
  const fault = useContext(FaultsContext).get(id)
  return {
    fault,
    marks: {
      id,
      'aria-invalid': fault !== undefined,
      'aria-describedby': fault === undefined ? undefined : `${id}-fault`,
    },
  }
}

/** What the server does not take of a field: what it expected, in its own words. */
function RefusalText({ refusal: { expected } }: { readonly refusal: Refusal }) {
  const { say } = useWords()
  return (
    <>
      {say('consignments.refused.here')} <span lang="en">{expected}</span>
    </>
  )
}

/** Refusals as the faults of their fields. */
export function refusedFields({ byField }: Refusals): FieldFaults {
  return new Map([...byField].map(([id, refusal]) => [id, <RefusalText key={id} refusal={refusal} />]))
}

/** Leads to a control that is at fault, though it is folded away. */
export function goToField(id: string | undefined): void {
  const control = id === undefined ? null : document.getElementById(id)
  for (let around = control?.closest('details'); around; around = around.parentElement?.closest('details')) {
    around.open = true
  }
  control?.focus()
}

/** Leads to the first field that the server does not take, once it has said so. */
export function useFirstRefused(problem: unknown, { byField }: Refusals): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves once for each answer
  useEffect(() => {
    if (problem !== null) goToField([...byField.keys()][0])
  }, [problem])
}
