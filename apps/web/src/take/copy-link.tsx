import { useWords } from '../words/words-context.js'
import { CopyField } from './copy-field.js'

/** Names of this machine to itself. */
const LOOPBACK = /^(localhost|127\.|\[::1\])/

interface CopyLinkProps {
  readonly address: string
  /** What the address leads to. */
  readonly label?: string
  /** What is to be known of an address that is of this machine alone. */
  readonly local?: string
}

/** An address to be copied, that of what is shown if nothing else is said. */
export function CopyLink({ address, ...said }: CopyLinkProps) {
  const { say } = useWords()
  const { label = say('take.link'), local = say('take.link.local') } = said
  return <CopyField value={address} label={label} note={LOOPBACK.test(new URL(address).hostname) ? local : null} />
}
