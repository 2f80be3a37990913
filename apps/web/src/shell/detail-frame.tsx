import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../words/words-context.js'

interface DetailFrameProps {
  /** What kind of thing it is. */
  readonly kind: string
  readonly title: string
  /** Where the title is not in the language of the reader. */
  readonly lang?: 'en' | undefined
  /** Whether it was opened by hand, and not by the address that the page came from. */
  readonly takesFocus: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What is open beneath the map: its name, a way to close it, and all that is known of it. */
export function DetailFrame({ kind, title, lang, takesFocus, onClose, children }: DetailFrameProps) {
  const { say } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus moves when it opens, and stays
  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <section className="pane-body detail-of" aria-labelledby="detail-heading">
      <header>
        <div>
          <p className="eyebrow">{kind}</p>
          <h2 id="detail-heading" ref={heading} tabIndex={-1} lang={lang}>
            {title}
          </h2>
        </div>
        <button type="button" className="button-quiet detail-close" onClick={onClose}>
          {say('network.close')}
        </button>
      </header>
      {children}
    </section>
  )
}
