import { Fragment } from 'react'
import { shownAddress } from '../../sources/source-address.js'

/** A text of somebody else's whose addresses of http or https can be followed. */
export function LinkedText({ text }: { readonly text: string }) {
  const parts = text.split(/(https?:\/\/[^\s()<>"]+[^\s()<>".,;:])/)
  return parts.map((part, i) =>
    i % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text keep their order
      <a key={i} href={part} target="_blank" rel="noreferrer noopener">
        {shownAddress(part).replace(/\/$/, '')}
      </a>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Fragment key={i}>{part}</Fragment>
    ),
  )
}
