import { expect, it } from 'vitest'
import { operationOf } from './operations.js'

it.each([
  ['arriving', ['Прибытие', 'ПРИБ', 'Arrived', 'Прибытие поезда на станцию', 'Прибыл']],
  ['departing', ['Отправление', 'ОТПР', 'Departure', 'Отправление поезда со станции', 'Отправлен', 'Убыл']],
  ['transporting', ['Проследование', 'Проследование станции без остановки', 'Подъём брошенного поезда', 'ПРОС']],
  ['loading', ['Погрузка', 'Погрузка на ПП', 'Налив', 'ПОГР', 'Loading']],
  ['unloading', ['Выгрузка', 'Разгрузка', 'Слив', 'ВЫГР', 'Unloaded']],
  ['accepting', ['Сдача по стыку', 'Приём по стыку', 'Сдан на дорогу', 'Приём поезда по стыку', 'Сдача вагона']],
  ['holding', ['Бросание поезда', 'Брошен', 'Отставлен от движения', 'Временная отставка поезда от движения']],
  ['staging_outbound', ['Включён в состав', 'Включение в поезд', 'Уборка с подъездного пути', 'Прицепка к поезду']],
  ['receiving', ['Подача под выгрузку', 'Подача на подъездной путь']],
  ['repairing', ['Ремонт', 'Передача в ремонт', 'Выход из ремонта', 'Перевод в неисправные']],
])('reads operations that are %s', (bizStep, texts) => {
  expect(texts.map((text) => [text, operationOf(text)?.bizStep])).toEqual(texts.map((text) => [text, bizStep]))
})

it('tells the end of a repair from its start', () => {
  expect(operationOf('Выход из ремонта')?.disposition).toBe('available')
  expect(operationOf('Ремонт')?.disposition).toBe('unavailable')
})

it('puts containers on and takes them off only where that is done', () => {
  const loads = [
    'Погрузка',
    'Окончание погрузки',
    'Начало погрузки',
    'Подача под погрузку',
    'Выгрузка',
    'Уборка после выгрузки',
  ]
  expect(loads.map((text) => operationOf(text)?.load)).toEqual([
    'ADD',
    'ADD',
    undefined,
    undefined,
    'DELETE',
    undefined,
  ])
})

it('does not guess at other words', () => {
  expect(
    ['', '42', 'Дебуферизация', 'Пограничный контроль', 'Ожидание погрузки', 'Приём'].map(
      (text) => operationOf(text)?.bizStep ?? null,
    ),
  ).toEqual([null, null, null, null, null, 'accepting'])
})
