import type { Flag, Message } from '@karavan/model'
import type { MessageKey } from '../words/catalogue.js'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'

/** What a flag asks of the reader: to mind a law, to look closer, to reckon with a quota, to know the carrier or the goods. */
type FlagKind = 'ban' | 'warning' | 'quota' | 'carrier' | 'goods'

const KINDS: Readonly<Record<string, FlagKind>> = {
  RULE_FORBID: 'ban',
  RULE_HOLD: 'ban',
  RULE_QUOTA: 'quota',
  RULE_UNKNOWN: 'goods',
}
const ORDER: readonly FlagKind[] = ['ban', 'warning', 'quota', 'carrier', 'goods']

/** The flags of a plan in a few words, one chip a kind; their full text stands in the plan. */
export function FlagChips({ flags }: { flags: readonly Flag[] }) {
  const words = useWords()
  const kinds = ORDER.map((kind) => ({ kind, own: flags.filter((flag) => kindOf(flag) === kind) }))
  return (
    <ul className="flag-chips">
      {kinds.map(
        ({ kind, own }) =>
          own.length > 0 && (
            <li key={kind} className={`flag-chip flag-${kind}`}>
              <FlagIcon kind={kind} />
              <span>{flagsInWords(kind, own, words)}</span>
            </li>
          ),
      )}
    </ul>
  )
}

function kindOf({ code, told }: Flag): FlagKind {
  return KINDS[code] ?? (told.text.key === 'flag.carrier' ? 'carrier' : 'warning')
}

/** A flag alone by the title of its rule, several by their number and countries. */
function flagsInWords(kind: FlagKind, flags: readonly Flag[], words: Words): string {
  const { say, tell, list, country, percent, naming } = words
  const countries = list([...new Set(flags.flatMap((flag) => (flag.country === null ? [] : [country(flag.country)])))])
  const [first] = flags
  if (kind === 'goods' || kind === 'carrier') return say(`answers.flag.${kind}`)
  if (flags.length === 1 && first !== undefined) {
    const headline = titleOf(first.told.text, naming) ?? tell(first.told.text)
    return first.chance === null
      ? headline
      : say('answers.flag.chance', { text: headline, chance: percent(first.chance) })
  }
  const key: MessageKey = countries === '' ? `answers.flag.${kind}` : `answers.flag.${kind}.countries`
  return say(key, { count: flags.length, countries })
}

/** Title of the rule that a flag tells of. */
function titleOf({ values: { title } }: Message, naming: Words['naming']): string | null {
  return typeof title === 'object' && title.kind === 'rule' ? naming.rule(title) : null
}

function FlagIcon({ kind }: { kind: FlagKind }) {
  return (
    <svg viewBox="0 0 14 14" width="13" height="13" aria-hidden="true">
      {kind === 'ban' && (
        <path
          d="M7 1.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM3.2 10.8l7.6-7.6"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
        />
      )}
      {kind === 'warning' && (
        <path
          d="M7 1.6 13 12.4H1ZM7 5.6v3.2M7 10.2v1.2"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      )}
      {kind === 'quota' && (
        <path
          d="M1.5 12.5v-4h3v4M5.5 12.5V5h3v7.5M9.5 12.5v-11h3v11"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.3"
        />
      )}
      {(kind === 'goods' || kind === 'carrier') && (
        <path
          d="M4.4 5a2.6 2.6 0 1 1 3.7 2.4c-.8.4-1.1.9-1.1 1.8M7 11v1.4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
        />
      )}
    </svg>
  )
}
