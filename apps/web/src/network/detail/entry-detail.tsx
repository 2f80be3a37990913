import { useEffect, useRef } from 'react'
import { useWords } from '../../words/words-context.js'
import { useNetworkWords } from '../network-context.js'
import { titleOf } from '../say-entry.js'
import type { Entry } from '../tables.js'
import { ClosureDetail } from './closure-detail.js'
import { FacilityDetail } from './facility-detail.js'
import { HandlingDetail } from './handling-detail.js'
import { LinkDetail } from './link-detail.js'
import { OriginNote } from './origin-note.js'
import { PlaceDetail } from './place-detail.js'
import { RestrictionDetail } from './restriction-detail.js'
import { ServiceDetail } from './service-detail.js'

interface EntryDetailProps {
  readonly entry: Entry
  /** Whether it was opened by hand, and not by the address that the page came from. */
  readonly takesFocus: boolean
  readonly onClose: () => void
}

/** All that is known of the entry that is open, and where it comes from. */
export function EntryDetail({ entry, takesFocus, onClose }: EntryDetailProps) {
  const { say } = useWords()
  const said = useNetworkWords()
  const title = titleOf(entry, said)
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus moves when it opens, and stays
  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <section className="pane-body detail-of" aria-labelledby="entry-heading">
      <header>
        <div>
          <p className="eyebrow">{say(`network.row.${entry.table}`)}</p>
          <h2 id="entry-heading" ref={heading} tabIndex={-1} lang={title.lang}>
            {title.text}
          </h2>
        </div>
        <button type="button" className="button-quiet detail-close" onClick={onClose}>
          {say('network.close')}
        </button>
      </header>
      <Values entry={entry} />
      <OriginNote entry={entry} title={title.text} />
    </section>
  )
}

function Values({ entry }: { readonly entry: Entry }) {
  switch (entry.table) {
    case 'places':
      return <PlaceDetail entry={entry} />
    case 'links':
      return <LinkDetail entry={entry} />
    case 'services':
      return <ServiceDetail entry={entry} />
    case 'handling':
      return <HandlingDetail entry={entry} />
    case 'closures':
      return <ClosureDetail entry={entry} />
    case 'facilities':
      return <FacilityDetail entry={entry} />
    case 'restrictions':
      return <RestrictionDetail entry={entry} />
  }
}
