import type { BorderPassage } from '@karavan/model'
import { Term } from '../help/term.js'
import { BasisMark } from '../sources/basis-mark.js'
import { useWords } from '../words/words-context.js'
import { type BorderGroup, borderGroups } from './border-groups.js'
import { capital } from './capital.js'

/** The borders in order, with the customs regime and where a new consignment note is written. */
export function Borders({ borders }: { borders: readonly BorderPassage[] }) {
  const { say } = useWords()
  if (borders.length === 0) return null
  return (
    <section className="borders" id="plan-borders" aria-labelledby="borders-title">
      <h3 id="borders-title">{say('plan.borders')}</h3>
      <ol className="border-list">
        {borderGroups(borders).map((group, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of borders never changes within a plan
          <Group key={i} group={group} />
        ))}
      </ol>
    </section>
  )
}

function Group({ group: { passages, basis } }: { group: BorderGroup }) {
  const { tell, country, list } = useWords()
  const countries = [...passages.slice(0, 1).map(({ from }) => from), ...passages.map(({ to }) => to)]
  const told = passages[0]?.told
  if (told === undefined) return null
  return (
    <li>
      <p className="border-head">
        <strong>{countries.map(country).join(' → ')}</strong>
        <small>{list(passages.map(({ told }) => tell(told.placeName)))}</small>
      </p>
      <p>
        {capital(tell(told.regime))} <BasisMark basis={basis} />
      </p>
      {told.reconsignment !== null && (
        <p className="border-anew">
          <Term name="re-consignment" />: {tell(told.reconsignment)}
        </p>
      )}
    </li>
  )
}
