import { API_PREFIX } from '@karavan/api'
import type { LocationId } from '@karavan/model'
import { useWords } from '../words/words-context.js'

/** Where others follow what is entered and issued, of one place where one is chosen; readers of feeds find it by themselves. */
export function FollowLine({ at }: { readonly at: LocationId | null }) {
  const { say } = useWords()
  const query = at === null ? '' : `?at=${at}`
  const [atom, json] = ['atom', 'json'].map((form) => `${API_PREFIX}/conditions/feed.${form}${query}`)
  return (
    <p className="note follow">
      <link rel="alternate" type="application/atom+xml" title={say('conditions.title')} href={atom} hrefLang="en" />
      {say('enter.follow')}{' '}
      <a href={atom} hrefLang="en">
        Atom
      </a>{' '}
      <a href={json} hrefLang="en">
        JSON
      </a>
    </p>
  )
}
