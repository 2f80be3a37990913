import type { CountryCode } from '@karavan/model'
import { useWords } from '../words/words-context.js'

/** The countries that a way crosses, in order, each once. */
export function Countries({ codes }: { codes: readonly CountryCode[] }) {
  const { country, say } = useWords()
  return (
    <ul className="countries" aria-label={say('answers.countries')}>
      {[...new Set(codes)].map((code) => (
        <li key={code}>
          <abbr title={country(code)}>{code}</abbr>
        </li>
      ))}
    </ul>
  )
}
