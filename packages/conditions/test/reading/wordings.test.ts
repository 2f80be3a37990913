import { writeTable } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { ORDER_COLUMNS, proposedRow, readOrders, readOrderText } from '../../src/index.js'
import { bundledGazetteer } from './gazetteer.js'

const gazetteer = bundledGazetteer()
const fieldsOf = (text: string) => readOrderText(text, gazetteer).fields

/** Where goods come from, in the many ways in which it is said; empty where it is not said. */
const ORIGINS: readonly (readonly [origins: string, text: string])[] = [
  ['KZ', 'Запретить погрузку зерна на всех станциях КТЖ назначением на Актау с 3 по 9 мая 2025 года.'],
  ['RU KG', 'С 1 мая 2025 года запрещена погрузка угля с железных дорог России и Киргизии на Сарыагаш.'],
  ['BY RU', 'Запрещается погрузка всех грузов от БЧ и РЖД назначением на станции КТЖ с 5 мая 2025 года.'],
  ['BY RU KG', 'The railways of Belarus, Russia and Kyrgyzstan may not load wagons for Saryagash from 5 May 2025.'],
  ['RU BY', 'Дорогам России и Белоруссии запрещено грузить щебень на Сарыагаш с 5 мая 2025 года.'],
  ['KZ RU', 'Железным дорогам Казахстана и России запрещено грузить на Келес с 5 мая 2025 года.'],
  ['RU BY', 'На железных дорогах России и Белоруссии запрещена погрузка на Сарыагаш с 5 мая 2025 года.'],
  ['KZ-KOSTANAY KZ-TOBYL', 'Loading at Kostanay and Tobyl of grain for Aktau is suspended from 5 May 2025.'],
  ['KZ-KOSTANAY KZ-TOBYL', 'На станциях Костанай и Тобол запрещена погрузка зерна на Актау с 5 мая 2025 года.'],
  ['KZ', 'At stations of Kazakhstan the loading of grain for Aktau is banned from 5 May 2025.'],
  ['KZ', 'Погрузка в Казахстане угля на Польшу запрещена с 5 мая 2025 года.'],
  ['KZ', 'Grain of Kazakh origin is banned from transit through Russia from 5 May 2025.'],
  ['KZ', 'Запрещён ввоз зерна казахстанского происхождения в Россию с 5 мая 2025 года.'],
  ['KZ', 'С 5 мая 2025 года казахстанским грузоотправителям запрещено отгружать зерно на Актау.'],
  ['KZ', 'Экспортёрам Казахстана с 5 мая 2025 года запрещено отгружать зерно на Актау.'],
  ['RU', 'Вагоны российской погрузки не принимаются на Сарыагаш с 5 мая 2025 года.'],
  ['RU', 'Грузы погрузки РЖД не принимаются на Сарыагаш с 5 мая 2025 года.'],
  ['RU', 'Wagons loaded by RZD are not accepted at Saryagash from 5 May 2025.'],
  ['BY RU', 'Trucks with Belarusian and Russian plates may not enter Poland from 5 May 2025.'],
  ['CN', 'Китайские товары не принимаются через Достык с 5 мая 2025 года.'],
  ['KZ', 'Приём грузов с Казахстанской железной дороги на Новороссийск прекращён с 5 мая 2025 года.'],
  ['BY', 'Goods produced in Belarus are not accepted at Klaipeda from 5 May 2025.'],
  ['KZ', 'Loading banned from 5 May 2025.\nOrigin: all stations of Kazakhstan\nDestination: Dostyk'],
  ['KZ-KOSTANAY KZ-PETROPAVL', 'Запрещена отправка из Костаная и Петропавловска на Актау с 5 мая 2025 года.'],
  ['UZ', 'Trains arriving from Uzbekistan are not accepted at Saryagash from 5 May 2025.'],
  ['', 'The road from Aktobe to Kandyagash is closed to trucks from 5 May 2025.'],
  ['', 'Ferries between Kuryk and Alat are suspended from 5 May 2025.'],
  ['', 'Loading at Dostyk is suspended from 5 May 2025 at the request of Uzbekistan.'],
  ['', 'С 5 мая 2025 года запрещена погрузка на Курык, кроме отправляемых со станции Бейнеу.'],
]

/** Days on which orders were issued; empty where the day is another. */
const ISSUED: readonly (readonly [day: string, text: string])[] = [
  ['2025-05-05', '05.05.2025 № 1234\nКТЖ запрещает погрузку на Курык с 07.05.2025.'],
  ['2025-05-05', 'г. Астана, 5 мая 2025 года\nПРИКАЗ № 12\nЗапретить погрузку на Курык с 7 мая 2025 года.'],
  ['2025-05-05', 'ORDER No. 12\nAstana, 5 May 2025\n\nLoading to Kuryk is prohibited from 7 May 2025.'],
  ['2025-05-05', 'Order No. 12\nDate: 5 May 2025\nLoading to Kuryk is prohibited from 7 May 2025.'],
  ['2025-05-05', 'Telegram 12 of May 5, 2025. Loading to Kuryk is prohibited from May 7, 2025.'],
  ['2025-05-05', 'Loading to Kuryk is banned from 7 May 2025 (KTZ telegram No. 12, 5 May 2025).'],
  ['2025-05-05', 'Погрузка на Курык запрещена с 7 мая 2025 года. Основание: приказ КТЖ № 12 от 05.05.2025.'],
  ['2025-05-05', 'Запрет на Курык, введённый телеграммой № 3 от 1 мая, отменён приказом КТЖ № 12 от 5 мая 2025 года.'],
  ['2025-05-05', 'The minister signed the order on 5 May 2025; exports of coal from Kazakhstan are banned from 7 May.'],
  ['', 'ALMATY, 5 May 2025 (Reuters) - KTZ bans loading to Kuryk from 7 May.'],
  ['', 'АСТАНА, 5 мая 2025, Казинформ. КТЖ запрещает погрузку на Курык с 7 мая.'],
  ['', 'Published on 5 May 2025. KTZ bans loading to Kuryk from 7 May.'],
  ['', 'По письму грузополучателя от 2 мая 2025 года запрещена погрузка на Курык с 7 мая.'],
  ['', 'Loading to Kuryk is banned. Effective date: 5 May 2025.'],
]

const BANNED = 'Погрузка на Курык запрещена с 7 мая 2025 года'
const STOPPED = 'Loading to Kuryk is banned from 7 May 2025'

/** Reasons in the words of the text; empty where none is given. */
const REASONS: readonly (readonly [reason: string, text: string])[] = [
  ['скоплением вагонов на подходах', `${BANNED} в связи со скоплением вагонов на подходах.`],
  ['ледовой обстановки', 'Ввиду ледовой обстановки порт Астрахань закрыт для судов с 7 мая 2025 года.'],
  ['перегруженности порта', `${BANNED} в условиях перегруженности порта.`],
  ['техническим причинам', `${BANNED} по техническим причинам.`],
  ['погодным условиям', 'Порт Актау закрыт с 7 мая 2025 года по погодным условиям.'],
  ['порт закрыт', `${BANNED} ввиду того, что порт закрыт.`],
  ['скопление вагонов', 'Учитывая скопление вагонов, КТЖ запретила погрузку на Курык с 7 мая 2025 года.'],
  ['Порт не справляется с выгрузкой', `${BANNED}. Порт не справляется с выгрузкой.`],
  ['скопление вагонов', `${BANNED}. Причиной стало скопление вагонов.`],
  ['Скопление вагонов', 'Скопление вагонов вынудило КТЖ запретить погрузку на Курык с 7 мая 2025 года.'],
  ['Сильный ветер', 'Сильный ветер закрыл порт Актау с 7 мая 2025 года.'],
  ['Strong winds', 'Strong winds have closed the port of Aktau since 7 May 2025.'],
  ['a landslide', `${STOPPED} following a landslide.`],
  ['the port cannot cope with unloading', `${STOPPED} as the port cannot cope with unloading.`],
  ['900 wagons waiting', 'With 900 wagons waiting, KTZ bans loading to Kuryk from 7 May 2025.'],
  ['the port is full', 'Since the port is full, KTZ bans loading to Kuryk from 7 May 2025.'],
  ['a shortage of ferries', 'The ban on loading to Kuryk from 7 May 2025 stems from a shortage of ferries.'],
  ['slow unloading', `${STOPPED} as a consequence of slow unloading.`],
  ['скоплением вагонов на станции Курык-Порт', `${BANNED} в связи со скоплением вагонов на станции Курык-Порт.`],
  [
    'скоплением вагонов на станции Курык-Порт',
    'В связи со скоплением вагонов на станции Курык-Порт запрещается погрузка на Курык с 7 мая 2025 года.',
  ],
  ['шторма', 'Из-за шторма порт Актау закрыт с 7 мая 2025 года.'],
  ['', `${STOPPED}. No reason was given.`],
  ['', `${STOPPED}. Основание: приказ № 12.`],
  ['', `${STOPPED} pending the repair of the ramp.`],
]

describe('the origins of goods', () => {
  it.each(ORIGINS)('are %j: %s', (origins, text) => {
    expect(fieldsOf(text).origins.map(({ value }) => value)).toEqual(origins.split(' ').filter(Boolean))
  })
})

describe('the day of issue', () => {
  it.each(ISSUED)('is %j: %s', (day, text) => {
    expect(fieldsOf(text).issuedOn?.value ?? '').toBe(day)
  })
})

/** Last days in force; empty where none is said. */
const ENDS: readonly (readonly [end: string, text: string])[] = [
  ['', 'Loading to Kuryk is banned on May 12 and 20 wagons a day are allowed, telegram of May 5, 2025.'],
  ['', 'From May 12 and 20 more trains later, loading to Kuryk is banned, telegram of May 5, 2025.'],
  ['', 'Loading to Kuryk is banned from May 12 - 20 wagons a day are allowed, telegram of May 5, 2025.'],
  ['', 'Loading to Kuryk is banned from May 12 - 20 000 tonnes are waiting, telegram of May 5, 2025.'],
  ['2025-05-20', 'Loading to Kuryk is banned between May 12 and 20, telegram of May 5, 2025.'],
  ['2025-05-13', 'Loading to Kuryk is banned on 12 and 13 May 2025.'],
  ['', 'Loading to Kuryk is banned on May 12 and 13 wagons are allowed, telegram of May 5, 2025.'],
  ['2025-05-20', 'Loading to Kuryk is banned between 12 and 20 May 2025.'],
  ['2025-05-20', 'Погрузка на Курык запрещена в период между 12 и 20 мая 2025 года.'],
  ['2025-05-20', 'From May 12 to 20 the loading of grain to Kuryk is banned, telegram of May 5, 2025.'],
  ['2025-05-20', 'Loading to Kuryk is banned on May 12–20, 2025.'],
]

describe('the last day in force', () => {
  it.each(ENDS)('is %j: %s', (end, text) => {
    expect(fieldsOf(text).to?.value ?? '').toBe(end)
  })
})

describe('the reason', () => {
  it.each(REASONS)('is %j: %s', (reason, text) => {
    expect(fieldsOf(text).reason?.value ?? '').toBe(reason)
  })
})

/** So much a day that a ban leaves; empty where it leaves something else. */
const LEFT: readonly (readonly [quota: string, exception: string, text: string])[] = [
  ['20 wagons/day', '20 вагонов в сутки по согласованию', `${BANNED}, кроме 20 вагонов в сутки по согласованию.`],
  ['20 wagons/day', 'не более 20 вагонов в сутки', `${BANNED}, за исключением не более 20 вагонов в сутки.`],
  ['2 trains/day', '2 поездов в сутки', `${BANNED}, за исключением 2 поездов в сутки.`],
  ['20 wagons/day', '20 wagons a day by agreement', `${STOPPED}, except 20 wagons a day by agreement.`],
  ['', '20 вагонов зерна в сутки', `${BANNED}, кроме 20 вагонов зерна в сутки.`],
  ['', '20 wagons a day from Kostanay', `${STOPPED}, except 20 wagons a day from Kostanay.`],
  ['', 'зерна', `${BANNED}, кроме зерна.`],
]

describe('the quota of an exception', () => {
  it.each(LEFT)('is %j of %j: %s', (left, exception, text) => {
    const { action, quota, exceptions } = fieldsOf(text)
    expect([action?.value, quota]).toEqual(['ban', null])
    const { value, unit } = exceptions[0]?.quota ?? {}
    expect([exceptions.map((one) => one.value), left]).toEqual([
      [exception],
      value === undefined ? '' : `${value} ${unit}`,
    ])
  })

  it('stands in a clause of the row, by which so much a day is taken out of the ban', () => {
    const { cells } = proposedRow(
      readOrderText(`${BANNED}, кроме 20 вагонов в сутки по согласованию и зерна.`, gazetteer),
    )
    expect([cells.clauses, cells.exceptions]).toEqual([undefined, '20 вагонов в сутки по согласованию и зерна'])
    const left = proposedRow(readOrderText(`${BANNED}, кроме 20 вагонов в сутки по согласованию.`, gazetteer)).cells
    expect([left.clauses, left.exceptions, left.quota_value]).toEqual([
      '20 вагонов в сутки по согласованию | quota_value=20, quota_unit=wagons, by_consent=yes',
      undefined,
      undefined,
    ])
    const row = { id: 'A', issuer: 'KTZ', title: 'A', effect: 'hold', applies_at: 'passage', text: 'A', source: 'A' }
    const table = writeTable(ORDER_COLUMNS, [{ ...row, basis: 'published', ...left }])
    expect(readOrders(table, 'a.csv')[0]?.clauses).toMatchObject([{ quota: { value: 20, unit: 'wagons' } }])
  })
})

const SIZES: readonly (readonly [kinds: string, text: string])[] = [
  ['20GP 40GP', 'Погрузка 20- и 40-футовых контейнеров на Курык запрещена с 7 мая 2025 года.'],
  ['20GP 40GP', 'Погрузка на Курык в 20 и 40-футовых контейнерах запрещена с 7 мая 2025 года.'],
  ['20GP 40GP', 'Loading of 20- and 40-foot containers to Kuryk is banned from 7 May 2025.'],
  ['20GP 40GP', 'Loading of 20 ft and 40 ft containers to Kuryk is banned from 7 May 2025.'],
  ['40GP', 'Погрузка 40-футовых контейнеров на Курык запрещена с 20 мая 2025 года.'],
]

describe('the sizes of boxes', () => {
  it.each(SIZES)('are %j: %s', (kinds, text) => {
    expect(fieldsOf(text).equipment.map(({ value }) => value)).toEqual(kinds.split(' '))
  })
})

/** Dates that cannot be taken as they stand, and what is asked. */
const ASKED: readonly (readonly [key: string, words: string, text: string])[] = [
  ['read.noSuchDay', '31.02.2026', 'Погрузка на Курык запрещена с 7 мая 2025 года по 31.02.2026.'],
  ['read.noSuchDay', '31 апреля', 'Погрузка на Курык запрещена до 31 апреля.'],
  ['read.noSuchDay', '29 February 2025', 'Loading to Kuryk is banned until 29 February 2025.'],
  ['read.yearNotPrinted', '29 февраля', 'Погрузка на Курык запрещена до 29 февраля.'],
  ['read.endBeforeStart', '12.05.2025', 'Погрузка на Курык запрещена с 17.05.2025 по 12.05.2025.'],
]

describe('a date that cannot be', () => {
  it.each(ASKED)('is asked about as %s, by %j: %s', (key, words, text) => {
    const asked = readOrderText(text, gazetteer).open.map(({ told, spans }) => [
      told.text.key,
      ...spans.map(({ start, end }) => text.slice(start, end)),
    ])
    expect(asked).toEqual([[key, words]])
  })
})

describe('freight by the wagonload', () => {
  it('is of rail, goes in any wagon and names no goods', () => {
    const { equipment, goods, mode } = fieldsOf(
      'Погрузка повагонными отправками на Достык запрещена с 1 мая 2025 года.',
    )
    expect([goods, mode?.value]).toEqual([[], 'rail'])
    const kinds = ['wagon-covered', 'wagon-open', 'wagon-tank', 'wagon-hopper', 'wagon-platform']
    expect(equipment.map(({ value, inferred }) => [value, inferred])).toEqual(kinds.map((kind) => [kind, true]))
  })
})
