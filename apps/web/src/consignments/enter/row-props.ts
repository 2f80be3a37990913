import type { ConsignmentDraft, DraftList } from './draft.js'

/** What the fields of a row of a list are given. */
export interface RowProps<List extends DraftList> {
  readonly row: ConsignmentDraft[List][number]
  /** Before the ids of its controls. */
  readonly id: string
  readonly put: (row: ConsignmentDraft[List][number]) => void
}
