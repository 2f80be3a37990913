import type { ReactNode } from 'react'
import type { QuestionField } from './faults.js'
import type { Draft } from './question.js'

/** What the parts of the form are given. */
export interface PartProps {
  readonly draft: Draft
  readonly inputId: (field: QuestionField) => string
  readonly faultOf: (field: QuestionField) => ReactNode
  readonly set: (part: Partial<Draft>) => void
}
