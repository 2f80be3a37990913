import type { OverlayRow, PlanAnswer, TransportPlan } from '@karavan/model'
import { useRef, useState } from 'react'
import type { ShownHits } from '../hits/hits-context.js'
import type { Words } from '../words/words.js'
import { type FileForm, fileName, type Scope } from './forms.js'
import { saveFile } from './save-file.js'

/** Where the making of a file stands. */
export type Taking =
  | { readonly kind: 'idle' }
  | { readonly kind: 'making'; readonly form: FileForm }
  | { readonly kind: 'made'; readonly form: FileForm; readonly name: string }
  | { readonly kind: 'failed'; readonly form: FileForm; readonly reason: string }

interface Asked {
  readonly answer: PlanAnswer
  readonly plans: readonly TransportPlan[]
  readonly scope: Scope
  /** Waits for what is met on the plans. */
  readonly find: ShownHits['find']
  /** Values of the asker's own that the answer rests on. */
  readonly own: readonly OverlayRow[]
}

/** Makes files and saves them, one at a time; what makes them is loaded when it is first wanted. */
export function useTaking(words: Words) {
  const [taking, setTaking] = useState<Taking>({ kind: 'idle' })
  const busy = useRef(false)

  async function take(form: FileForm, { answer, plans, scope, find, own }: Asked) {
    if (busy.current) return
    busy.current = true
    setTaking({ kind: 'making', form })
    try {
      const { makeFile } = await import('./make-file.js')
      const met = await find()
      const [hits, places] = [met?.hits ?? null, met?.places ?? new Map()]
      const made = Math.floor(Date.now() / 60_000)
      const name = fileName(answer, scope, form)
      saveFile(await makeFile(form, { answer, plans, hits, places, own, link: location.href, made }, words), name)
      setTaking({ kind: 'made', form, name })
    } catch (error) {
      setTaking({ kind: 'failed', form, reason: error instanceof Error ? error.message : String(error) })
    } finally {
      busy.current = false
    }
  }

  return { taking, take, reset: () => setTaking({ kind: 'idle' }) }
}
