import { type Draft, EMPTY_DRAFT } from './question.js'

export interface Example {
  readonly title: string
  readonly cargo: string
  readonly draft: Draft
}

const example = (title: string, cargo: string, draft: Partial<Draft>): Example => ({
  title,
  cargo,
  draft: { ...EMPTY_DRAFT, ...draft },
})

/** Questions out of the corridor's own news, asked with one press. */
export const EXAMPLES: readonly Example[] = [
  example('Kuryk → Klaipėda', '20 open wagons of mineral goods', {
    from: 'KZ-KURYK',
    to: 'LT-KLAIPEDA',
    equipment: 'wagon-open',
    units: 20,
    tonnes: '1300',
    goods: '2530',
  }),
  example('Klaipėda → Almaty', 'one truck, road transit', {
    from: 'LT-KLAIPEDA',
    to: 'KZ-ALMATY',
    equipment: 'truck',
    units: 1,
    tonnes: '20',
  }),
  example('Xi’an → Karlshamn', 'a box, without Russia and Belarus', {
    from: 'CN-XIAN',
    to: 'SE-KARLSHAMN',
    equipment: '40HC',
    units: 1,
    tonnes: '18',
    avoid: ['RU', 'BY'],
  }),
  example('Kostanay → Poti', '30 hopper wagons of wheat', {
    from: 'KZ-KOSTANAY',
    to: 'GE-POTI',
    equipment: 'wagon-hopper',
    units: 30,
    tonnes: '2000',
    goods: '1001',
  }),
  example('Almaty → Qingdao', '40 boxes of barley', {
    from: 'KZ-ALMATY',
    to: 'CN-QINGDAO',
    equipment: '20GP',
    units: 40,
    tonnes: '900',
    goods: '1003',
  }),
  example('Karaganda → Bandar Abbas', '15 open wagons of steel', {
    from: 'KZ-KARAGANDA',
    to: 'IR-BANDARABBAS',
    equipment: 'wagon-open',
    units: 15,
    tonnes: '1000',
    goods: '7208',
  }),
]
