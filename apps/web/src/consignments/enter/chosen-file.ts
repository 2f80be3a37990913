import type { Problem, ReportAnswer, SavedMapping } from '@karavan/api'

/** A file that was chosen, and how far it is. */
export interface Chosen {
  readonly key: number
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Party that speaks in it; empty: as the file says. */
  readonly sender: string
  /** How its columns are read, where somebody said so for this file. */
  readonly mapping: SavedMapping | null
  readonly stage: 'waiting' | 'reading' | 'read' | 'keeping' | 'kept'
  /** What was read, or kept; null before. */
  readonly answer: ReportAnswer | null
  readonly problem: Problem | null
}
