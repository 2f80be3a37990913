import type { Problem } from '@karavan/api'
import { formatDate } from '@karavan/core'
import { useRef, useState } from 'react'
import { api, whyFailed } from '../../api/client.js'
import type { RefusedRow } from '../refused-rows.js'
import { useKeeping } from '../use-keeping.js'
import { type About, type Corrected, corrected, type Proposal, takenPlaces, takenRows } from './proposal.js'

type State =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  /** `date`: by which the times of the text were told. */
  | { readonly kind: 'read'; readonly text: string; readonly date: string; readonly proposals: readonly Proposal[] }

const NONE_REFUSED: ReadonlyMap<number, RefusedRow> = new Map()

/** An article: its text, what was read in it, what a person makes of that, and whether it is kept. */
export function useArticle() {
  const [text, setText] = useState('')
  const [about, setAbout] = useState<About>({ source: '', producer: '', date: '' })
  const [state, setState] = useState<State>({ kind: 'none' })
  const { keeping, keep, changed } = useKeeping()
  /** By the place of the proposal, until it is corrected or left out. */
  const [refused, setRefused] = useState<ReadonlyMap<number, RefusedRow>>(NONE_REFUSED)
  const asked = useRef(0)

  async function read() {
    asked.current += 1
    const mine = asked.current
    setState({ kind: 'reading' })
    setRefused(NONE_REFUSED)
    changed()
    try {
      const { figures } = await api.readFigures(text, about.date === '' ? null : about.date)
      const proposals = figures.map((figure) => ({ read: figure, row: figure.row, isTaken: false }))
      if (mine === asked.current) setState({ kind: 'read', text, date: about.date, proposals })
    } catch (error) {
      if (mine === asked.current) setState({ kind: 'failed', problem: whyFailed(error) })
    }
  }

  function change(index: number, how: (proposal: Proposal) => Proposal) {
    if (state.kind !== 'read') return
    changed()
    setRefused(new Map([...refused].filter(([place]) => place !== index)))
    setState({ ...state, proposals: state.proposals.map((one, i) => (i === index ? how(one) : one)) })
  }

  return {
    text,
    setText,
    about,
    setAbout: (part: Partial<About>) => setAbout({ ...about, ...part }),
    state,
    keeping,
    refused,
    read,
    take: (index: number, isTaken: boolean) => change(index, (proposal) => ({ ...proposal, isTaken })),
    takeAll: () => {
      if (state.kind !== 'read') return
      changed()
      setState({ ...state, proposals: state.proposals.map((one) => ({ ...one, isTaken: true })) })
    },
    correct: (index: number, column: Corrected, cell: string) =>
      change(index, (proposal) => ({ ...proposal, row: corrected(proposal.row, column, cell) })),
    keep: async (onKept: () => void) => {
      if (state.kind !== 'read') return
      setRefused(NONE_REFUSED)
      const today = formatDate(Math.floor(Date.now() / 60_000))
      const rows = await keep(takenRows(state.proposals, { ...about, date: state.date }, today), onKept)
      const places = takenPlaces(state.proposals)
      setRefused(new Map(rows.map((row) => [places[row.index] ?? 0, row])))
    },
    startOver: () => {
      asked.current += 1
      setState({ kind: 'none' })
      setRefused(NONE_REFUSED)
      changed()
    },
  }
}

export type Article = ReturnType<typeof useArticle>
