import { DetailFrame } from '../../shell/detail-frame.js'
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
  const { text, lang } = titleOf(entry, said)
  return (
    <DetailFrame
      kind={say(`network.row.${entry.table}`)}
      title={text}
      lang={lang}
      takesFocus={takesFocus}
      onClose={onClose}
    >
      <Values entry={entry} />
      <OriginNote entry={entry} title={text} />
    </DetailFrame>
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
