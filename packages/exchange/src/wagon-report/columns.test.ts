import { expect, it } from 'vitest'
import { meaningOf, type WagonColumn } from './columns.js'

it.each<[WagonColumn, readonly string[]]>([
  [
    'wagon',
    ['Номер вагона', '№ вагона', 'Вагон', 'Вагоны', '№ ваг.', 'ВАГОН №', 'Номер\nвагона', 'Wagon No.', 'Wagon number'],
  ],
  ['containers', ['Контейнер', 'Контейнеры', '№ контейнера', 'Номера контейнеров', 'Container', 'Container No']],
  [
    'operation',
    [
      'Операция',
      'Наименование операции',
      'Последняя операция',
      'Операция с вагоном',
      'Опер.',
      'Мнемокод операции',
      'Last operation',
    ],
  ],
  [
    'operationDate',
    [
      'Дата операции',
      'Дата и время операции',
      'Дата/время последней операции (мск)',
      'Дата',
      'Дата дислокации',
      'Date',
      'Operation date and time',
    ],
  ],
  ['operationTime', ['Время операции', 'Время', 'Время операции, МСК', 'Time of operation']],
  [
    'stationName',
    [
      'Станция операции',
      'Станция дислокации',
      'Ст. оп.',
      'Дислокация',
      'Станция',
      'Текущая станция',
      'Наименование станции операции',
      'Station',
      'Current station',
    ],
  ],
  [
    'stationCode',
    [
      'Код станции операции',
      'Код станции',
      'Станция операции код',
      'Код ст. дислокации',
      'ЕСР станции операции',
      'Station code',
    ],
  ],
  [
    'destinationName',
    ['Станция назначения', 'Ст. назн.', 'Станция назначения наименование', 'Назначение', 'Destination station'],
  ],
  ['destinationCode', ['Код станции назначения', 'Станция назначения, код', 'Код ст. назн.']],
  ['originName', ['Станция отправления', 'Ст. отпр.']],
  ['originCode', ['Код станции отправления']],
  ['departureDate', ['Дата отправления', 'Дата и время отправления', 'Departure date']],
  ['cargoName', ['Груз', 'Наименование груза', 'Cargo', 'Cargo name']],
  ['cargoCode', ['Код груза', 'Код груза ЕТСНГ', 'ЕТСНГ']],
  ['mass', ['Вес', 'Вес, т', 'Вес груза (кг)', 'Масса груза, тн', 'Weight, t', 'Cargo weight (kg)']],
  [
    'remainingKm',
    [
      'Остаток расстояния',
      'Расстояние до ст. назн.',
      'Остаток расстояния, км',
      'Осталось км',
      'Remaining distance, km',
    ],
  ],
  ['railway', ['Дорога', 'Дорога операции', 'Дор. дислокации']],
  ['trainIndex', ['Индекс поезда', 'Индекс']],
  ['trainNumber', ['Номер поезда', '№ поезда']],
  ['waybill', ['Накладная', '№ накладной', 'Номер отправки', 'ж/д накладная']],
  ['loaded', ['Состояние', 'Порожний/гружёный', 'гр/пор', 'Состояние вагона', 'Груженый / порожний']],
  ['idle', ['Простой', 'Простой на станции операции, сутки', 'Простой (сут.)']],
])('knows %s by its headers', (column, headers) => {
  expect(headers.map((header) => [header, meaningOf(header)?.column])).toEqual(
    headers.map((header) => [header, column]),
  )
})

it.each([
  '№',
  '№ п/п',
  'Род вагона',
  'Собственник вагона',
  'Количество вагонов',
  'Грузополучатель',
  'Код операции',
  'Дата прибытия',
  'Дорога назначения',
  'Вид груза опасный',
  'Тип вагона',
  'Вид',
  'Consignee',
  'Number of wagons',
  'Wagon type',
  '',
])('does not take «%s» for a column that it is not', (header) => {
  expect(meaningOf(header)).toBeNull()
})

it('says where a header has words besides those that are known', () => {
  expect(meaningOf('Номер вагона')).toEqual({ column: 'wagon', sure: 'certain' })
  expect(meaningOf('Номер вагона (8 знаков)')).toEqual({ column: 'wagon', sure: 'likely' })
})

it.each<[string, WagonColumn]>([
  ['Вид операции', 'operation'],
  ['Станция тек. дислокации', 'stationName'],
  ['Текущее местоположение', 'stationName'],
  ['Расст. ост., км', 'remainingKm'],
  ['Поезд', 'trainNumber'],
  ['Груж./порож.', 'loaded'],
])('is certain of «%s»', (header, column) => {
  expect(meaningOf(header)).toEqual({ column, sure: 'certain' })
})
