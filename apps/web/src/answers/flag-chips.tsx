import type { Flag, Message } from '@karavan/model'
import type { MessageKey } from '../words/catalogue.js'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'
import { FlagIcon, type FlagKind } from './flag-icon.js'

const KINDS: Readonly<Record<string, FlagKind>> = {
  RULE_FORBID: 'ban',
  RULE_HOLD: 'ban',
  RULE_QUOTA: 'quota',
  RULE_UNKNOWN: 'goods',
}
const SEVERE: readonly FlagKind[] = ['ban', 'warning']
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

/** Whether a flag warns of more than papers and quotas: a ban on the way, a war, sanctions. */
export function isSevere(flag: Flag): boolean {
  return SEVERE.includes(kindOf(flag))
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
  return typeof title === 'object' && title.kind === 'rule' ? naming.ofData(title) : null
}
