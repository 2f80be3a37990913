import type { Provenance } from '@karavan/model'
import { createContext, type ReactNode, useContext } from 'react'
import { useWords } from '../words/words-context.js'

/** A figure whose origin is asked for. */
export interface Figure {
  /** What the figure is: `Cost`, `Waiting at Aktau`. */
  readonly what: string
  /** As shown on the page. */
  readonly value: string
  /** How it came about, where it was worked out from others. */
  readonly how?: string
  readonly sources: readonly Provenance[]
}

export type OpenFigure = (figure: Figure) => void

export const SourceContext = createContext<OpenFigure>(() => undefined)

/** A number that opens where it comes from. */
export function SourcedNumber({
  figure,
  children,
  strong,
}: {
  figure: Figure
  children?: ReactNode
  strong?: boolean
}) {
  const { say } = useWords()
  const open = useContext(SourceContext)
  const shown = typeof children === 'string' ? children : figure.value
  return (
    <button
      type="button"
      className={strong ? 'sourced sourced-strong' : 'sourced'}
      aria-label={say('sources.open', { what: figure.what, value: shown })}
      onClick={() => open(figure)}
    >
      {children ?? figure.value}
    </button>
  )
}

/** The sources of several figures, each once. */
export function distinctSources(lists: readonly (readonly Provenance[])[]): Provenance[] {
  const seen = new Map<string, Provenance>()
  for (const list of lists)
    for (const entry of list) seen.set(`${entry.row ?? ''} ${entry.source} ${entry.note ?? ''}`, entry)
  return [...seen.values()]
}
