import type { Consignment } from '@karavan/model'
import { dateOf } from '../../words/date-of.js'
import { useWords } from '../../words/words-context.js'

/** Documents that are kept elsewhere, and how they are known. */
export function DocumentsView({ consignment: { referencedDocuments } }: { readonly consignment: Consignment }) {
  const words = useWords()
  const { say } = words
  if (referencedDocuments.length === 0) return <p className="conditions-none">{say('consignments.documents.none')}</p>
  return (
    <ul className="consignment-documents">
      {referencedDocuments.map(({ type, number, issuer, issued, sha256, address }) => (
        <li key={`${type} ${number} ${issuer}`}>
          <strong>
            {type} {number}
          </strong>
          <span>{say('consignments.document.issued', { issuer, date: dateOf(issued, words) })}</span>
          {address !== null && /^https?:/.test(address) && (
            <a href={address} target="_blank" rel="noreferrer noopener">
              {say('consignments.document.open')}
            </a>
          )}
          {sha256 !== null && (
            <small>
              {say('consignments.sha256')} <code>{sha256}</code>
            </small>
          )}
        </li>
      ))}
    </ul>
  )
}
