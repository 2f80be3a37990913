import { Flag } from '../flags/flag.js'
import type { MessageKey } from '../words/catalogue.js'
import { useWords } from '../words/words-context.js'
import { type Draft, EMPTY_DRAFT } from './question.js'

interface End {
  readonly id: string
  /** English name. */
  readonly name: string
}

interface Example {
  readonly from: End
  readonly to: End
  readonly cargo: MessageKey
  readonly draft: Draft
}

const end = (id: string, name: string): End => ({ id, name })
const example = (from: End, to: End, cargo: MessageKey, draft: Partial<Draft>): Example => ({
  from,
  to,
  cargo,
  draft: { ...EMPTY_DRAFT, from: from.id, to: to.id, ...draft },
})

/** Questions out of the corridor's own news. */
const EXAMPLES: readonly Example[] = [
  example(end('KZ-KURYK', 'Kuryk'), end('LT-KLAIPEDA', 'Klaipėda'), 'question.example.mineral', {
    equipment: 'wagon-open',
    units: 20,
    tonnes: '1300',
    goods: '2530',
  }),
  example(end('LT-KLAIPEDA', 'Klaipėda'), end('KZ-ALMATY', 'Almaty'), 'question.example.truck', {
    equipment: 'truck',
    tonnes: '20',
  }),
  example(end('CN-XIAN', 'Xi’an'), end('SE-KARLSHAMN', 'Karlshamn'), 'question.example.box', {
    tonnes: '18',
    avoid: ['RU', 'BY'],
  }),
  example(end('KZ-KOSTANAY', 'Kostanay'), end('GE-POTI', 'Poti'), 'question.example.wheat', {
    equipment: 'wagon-hopper',
    units: 30,
    tonnes: '2000',
    goods: '1001',
  }),
  example(end('KZ-ALMATY', 'Almaty'), end('CN-QINGDAO', 'Qingdao'), 'question.example.barley', {
    equipment: '20GP',
    units: 40,
    tonnes: '900',
    goods: '1003',
  }),
  example(end('KZ-KARAGANDA', 'Karaganda'), end('IR-BANDARABBAS', 'Bandar Abbas'), 'question.example.steel', {
    equipment: 'wagon-open',
    units: 15,
    tonnes: '1000',
    goods: '7208',
  }),
]

/** Questions that are asked with one press. */
export function Examples({ onAsk }: { onAsk: (draft: Draft) => void }) {
  const { say, place } = useWords()
  const name = ({ id, name: english }: End) => (
    <span className="end">
      <Flag country={id.slice(0, 2)} /> {place(id, english)}
    </span>
  )
  return (
    <section className="examples" aria-labelledby="examples-title">
      <h2 id="examples-title" className="eyebrow">
        {say('question.examples')}
      </h2>
      <ul>
        {EXAMPLES.map(({ from, to, cargo, draft }) => (
          <li key={cargo}>
            <button type="button" className="example" onClick={() => onAsk(draft)}>
              <strong>
                {name(from)} → {name(to)}
              </strong>
              <span className="example-cargo">{say(cargo)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
