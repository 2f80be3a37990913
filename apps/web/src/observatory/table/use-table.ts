import type { FiguresPreviewAnswer, Problem } from '@karavan/api'
import { useState } from 'react'
import { api, whyFailed } from '../../api/client.js'
import { lastIn, useReading } from '../../conditions/use-reading.js'
import { useKeeping } from '../use-keeping.js'
import { type Mapping, type Part, type Source, withPart } from './mapping.js'

/** A stranger's table: its text, how its columns are read, what that would give, and whether it is kept. */
export function useTable() {
  const [table, setTable] = useState<{ readonly name: string; readonly text: string } | null>(null)
  const [own, setOwn] = useState<Mapping | null>(null)
  const [unreadable, setUnreadable] = useState<Problem | null>(null)
  const { keeping, keep, changed } = useKeeping()
  const [state, again] = useReading(`${table?.name} ${table?.text.length} ${JSON.stringify(own)}`, (signal) =>
    table === null
      ? Promise.resolve(null)
      : api.previewFigures({ text: table.text, ...(own === null ? {} : { mapping: own }) }, signal),
  )
  const preview: FiguresPreviewAnswer | null = table === null ? null : lastIn(state)
  const mapping = own ?? (preview === null ? null : preview.proposed)

  async function take(file: File) {
    changed()
    setUnreadable(null)
    try {
      const text = await file.text()
      setOwn(null)
      setTable({ name: `${file.name} ${file.lastModified}`, text })
    } catch (error) {
      setUnreadable(whyFailed(error))
    }
  }

  return {
    isTaken: table !== null,
    problem: unreadable ?? (state.kind === 'failed' ? state.problem : null),
    again,
    isReading: state.kind === 'reading',
    preview,
    mapping,
    keeping,
    take,
    map: (part: Part, source: Source | undefined) => {
      changed()
      if (mapping !== null) setOwn(withPart(mapping, part, source))
    },
    keep: (onKept: () => void) => keep(preview?.rows ?? [], onKept),
    startOver: () => {
      changed()
      setTable(null)
      setOwn(null)
    },
  }
}

export type Table = ReturnType<typeof useTable>
