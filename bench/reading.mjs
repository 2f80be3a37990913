import { seededRandom } from '@karavan/core'
import { namedPlaces, readArticle } from '@karavan/statistics'
import { loadNetwork } from './corridor.mjs'
import { round, summary, timed } from './measure.mjs'

const ARTICLES = 1000
const CHARACTERS = 10_000
const SENTENCES = [
  ({ n, year }) =>
    `In ${year} the port of Aktau handled ${n(9)}.${n(9)} million tons of cargo, up ${n(40)}% on the year before.`,
  ({ n }) =>
    `Containers did best: ${n(90)},${100 + n(800)} TEU passed through the port against ${n(60)},${100 + n(800)} TEU a year earlier.`,
  ({ n, year }) =>
    `By ${year + 6} the corridor is to carry ${n(20)} million tons a year, the minister told the forum on ${n(28)} May.`,
  ({ n }) =>
    `Of this, ${n(90)} thousand tons of grain went to Iran; ferrous metals rose by ${n(30)}%, to ${n(900)} thousand tons.`,
  () =>
    'The parties agreed to go on with the dialogue, and named common projects in logistics, agriculture and education.',
  ({ n, year }) =>
    `Trade between Kazakhstan and China grew to $${n(50)}.${n(9)} billion in the first ${2 + n(8)} months of ${year}.`,
  ({ n, year }) =>
    `За ${2 + n(9)} месяцев ${year} года КТЖ перевезла ${n(300)},${n(9)} млн тонн грузов, рост на ${n(12)}%.`,
  ({ n }) => `Из Китая отправлено ${n(400)} контейнерных поездов – в ${1 + n(4)},${n(9)} раза больше, чем годом ранее.`,
  () => 'Стороны договорились продолжить работу над едиными тарифами и сроками доставки по всему маршруту.',
]
/** What stands between figures: in the press about three of four sentences hold none. */
const TALK = [
  'The route has become a platform for new business between the countries of the region, the ambassador of Lithuania stressed.',
  'Special attention was given to the modernisation of ports on the Caspian Sea and to the exchange of data between customs services.',
  'According to the deputy minister, shippers in Kazakhstan and China ask for regular services rather than for lower tariffs.',
  'The railway companies signed a memorandum of cooperation and will set up a working group at the port of Aktau.',
  'По словам министра, маршрут открывает новые возможности для экспортёров Казахстана и Азербайджана.',
  'Участники встречи обсудили развитие портов и упрощение процедур на границе.',
]
/** What a reader would begin with: a number with a unit behind it. */
const PLAIN = /(\d[\d.,\s]*)\s*(million|billion|thousand|млн|млрд|тыс\.?)?\s*(tons?|TEU|тонн|поезд\p{L}*|%)/giu

/** News items read one after another, beside a plain search for numbers with units in the same texts. */
export async function run() {
  const random = seededRandom(7)
  const articles = Array.from({ length: ARTICLES }, () => articleOf(random))
  const places = namedPlaces(loadNetwork().locations.values())
  const question = { date: '2025-06-15', places }
  const first = timed(() => readArticle(articles[0], question))
  const [times, plainTimes] = [[], []]
  let [figures, matches] = [0, 0]
  for (const text of articles) {
    const read = timed(() => readArticle(text, question))
    const plain = timed(() => [...text.matchAll(PLAIN)])
    times.push(read.ms)
    plainTimes.push(plain.ms)
    figures += read.result.length
    matches += plain.result.length
  }
  return {
    articles: ARTICLES,
    characters: Math.round(articles.reduce((sum, { length }) => sum + length, 0) / ARTICLES),
    figures,
    matches,
    first: round(first.ms),
    article: summary(times),
    all: round(times.reduce((sum, time) => sum + time, 0)),
    plain: summary(plainTimes),
    timesSlower: round(times.reduce((sum, time) => sum + time, 0) / plainTimes.reduce((sum, time) => sum + time, 0)),
  }
}

function articleOf(random) {
  const n = (most) => 1 + Math.floor(random() * most)
  const paragraphs = []
  let length = 0
  while (length < CHARACTERS) {
    const year = 2018 + n(7)
    const told = Array.from({ length: n(2) }, () => SENTENCES[n(SENTENCES.length) - 1]({ n, year }))
    const between = Array.from({ length: 2 + n(4) }, () => TALK[n(TALK.length) - 1])
    const sentences = [...told, ...between]
    const paragraph = sentences.join(' ')
    paragraphs.push(paragraph)
    length += paragraph.length + 2
  }
  return paragraphs.join('\n\n')
}
