import type { Problem } from '@karavan/api'
import { formatDate } from '@karavan/core'
import { useRef, useState } from 'react'
import { api, whyFailed } from '../../api/client.js'
import { type About, type Corrected, corrected, type Proposal, takenRows } from './proposal.js'

type State =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'read'; readonly text: string; readonly proposals: readonly Proposal[] }

type Keeping =
  | { readonly kind: 'none' }
  | { readonly kind: 'keeping' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'kept'; readonly added: number; readonly known: number }

/** An article: its text, what was read in it, what a person makes of that, and whether it is kept. */
export function useArticle() {
  const [text, setText] = useState('')
  const [about, setAbout] = useState<About>({ source: '', producer: '', date: '' })
  const [state, setState] = useState<State>({ kind: 'none' })
  const [keeping, setKeeping] = useState<Keeping>({ kind: 'none' })
  const asked = useRef(0)

  async function read() {
    asked.current += 1
    const mine = asked.current
    setState({ kind: 'reading' })
    setKeeping({ kind: 'none' })
    try {
      const { figures } = await api.readFigures(text, about.date === '' ? null : about.date)
      const proposals = figures.map((figure) => ({ read: figure, row: figure.row, isTaken: true }))
      if (mine === asked.current) setState({ kind: 'read', text, proposals })
    } catch (error) {
      if (mine === asked.current) setState({ kind: 'failed', problem: whyFailed(error) })
    }
  }

  function change(index: number, how: (proposal: Proposal) => Proposal) {
    if (state.kind !== 'read') return
    setKeeping({ kind: 'none' })
    setState({ ...state, proposals: state.proposals.map((one, i) => (i === index ? how(one) : one)) })
  }

  async function keep(onKept: () => void) {
    if (state.kind !== 'read') return
    setKeeping({ kind: 'keeping' })
    const today = formatDate(Math.floor(Date.now() / 60_000))
    try {
      const rows = [...takenRows(state.proposals, about, today)]
      const { added, known } = await api.keepFigures({ rows }, {})
      setKeeping({ kind: 'kept', added: added.length, known: known.length })
      onKept()
    } catch (error) {
      setKeeping({ kind: 'failed', problem: whyFailed(error) })
    }
  }

  return {
    text,
    setText,
    about,
    setAbout: (part: Partial<About>) => setAbout({ ...about, ...part }),
    state,
    keeping,
    read,
    take: (index: number, isTaken: boolean) => change(index, (proposal) => ({ ...proposal, isTaken })),
    correct: (index: number, column: Corrected, cell: string) =>
      change(index, (proposal) => ({ ...proposal, row: corrected(proposal.row, column, cell) })),
    keep,
    startOver: () => {
      asked.current += 1
      setState({ kind: 'none' })
      setKeeping({ kind: 'none' })
    },
  }
}

export type Article = ReturnType<typeof useArticle>
