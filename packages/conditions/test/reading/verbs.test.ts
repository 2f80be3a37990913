import { describe, expect, it } from 'vitest'
import { readOrderText } from '../../src/index.js'
import { bundledGazetteer } from './gazetteer.js'

const gazetteer = bundledGazetteer()
const actionOf = (text: string) => readOrderText(text, gazetteer).fields.action?.value ?? null

/** The many verbs by which goods are stopped or let go; one a line. */
const SENTENCES = {
  ban: `KTZ has put a stop to grain shipments via Dostyk.
    The shipment of coal to Poti is on hold from 3 May 2025.
    Grain traffic to Aktau came to a halt by order of KTZ on 3 May 2025.
    Kazakhstan imposes embargo on fuel exports by road from 1 June 2025.
    A moratorium on exports of scrap metal by rail takes effect on 1 June 2025.
    Wagons for Kuryk are to be turned away until 4 May 2025.
    KTZ declared a convention ban for Kuryk from 4 to 9 May 2025.
    Poland shuts its border with Belarus to trucks from 12 September 2025.
    Entry of trucks into Georgia over Lars has been suspended.
    Georgian Railway discontinues acceptance of containers to Poti from 1 May 2025.
    Loading of cement to Uzbekistan may not take place before 5 June 2025.
    It is forbidden to load grain at Kostanay for Dostyk until 5 June 2025.
    Kazakhstan outlaws the export of onions from 22 January 2025.
    Kazakhstan will not let wheat in by road until 10 October 2025.
    Trucks are barred from the Korday crossing since Monday.
    Traffic through the Lars checkpoint is paralysed and closed since 4 May 2025.
    The loading of oil products for Alat has been frozen until 6 July 2025.
    ADY imposed a temporary ban on acceptance of wagons to Yalama.
    No trains are accepted at Saryagash from 4 to 6 May 2025.
    Acceptance of grain wagons to Altynkol was interrupted on 4 May 2025.
    С 3 мая 2025 года не принимаются к отправке грузы на Курык.
    КТЖ наложила запрет на погрузку зерна на Актау с 3 мая 2025 года.
    КТЖ временно не отгружает зерно в Китай через Достык.
    Вводится запрет на погрузку в адрес станции Курык с 3 мая 2025 года.
    Запретить погрузку зерна на Достык с 3 по 10 мая 2025 года.
    Объявлена конвенция на станцию Курык с 3 по 10 мая 2025 года.
    Действует запрет на погрузку цемента в Узбекистан до 10 мая 2025 года.
    Движение фур через Верхний Ларс прервано с 3 мая 2025 года из-за селя.
    Перевал закрыли для грузовиков: Верхний Ларс не пропускает фуры с 3 мая 2025 года.
    Казахстан закрывает границу для российской пшеницы с 10 апреля 2025 года.
    Ввоз лука в Узбекистан под запретом до 1 июня 2025 года.
    Погрузка на Курык заморожена до 10 мая 2025 года.
    КТЖ ввела эмбарго на отправку порожних вагонов в Костанай.
    Заадресовка вагонов на Курык запрещена с 3 мая 2025 года.
    Порожние вагоны на станцию Достык не направлять с 3 мая 2025 года.`,
  lift: `KTZ has removed the limits on loading to Dostyk.
    The ban on grain loading to Aktau ended on 31 October 2025 and shipments are flowing again.
    Kuryk accepts wagons again from 3 July 2025.
    The embargo for Kuryk was dropped on 3 July 2025.
    The Lars road is open again since 5 May 2025.
    From 3 July 2025 loading to Kuryk is permitted again.
    The restriction has been called off: trains run to Dostyk as before.
    Traffic across Upper Lars has been restored in both directions.
    Запрет на погрузку в Курык больше не действует с 3 июля 2025 года.
    КТЖ вновь принимает грузы на Курык с 3 июля 2025 года.
    Запрет на ввоз пшеницы утратил силу 1 января 2025 года.
    Погрузку зерна на Достык возобновили 16 декабря 2025 года.`,
  extend: `The Kuryk embargo stays in force until 30 June 2025, KTZ decided.
    KTZ has pushed back the end of the ban on loading to Kuryk to 30 June 2025.
    Another ten days: KTZ extends the ban on loading to Kuryk until 25 May 2025.
    КТЖ пролонгировала запрет на погрузку на Курык до 30 июня 2025 года.
    Запрет на погрузку на Курык сохранится до 30 июня 2025 года, решили в КТЖ.`,
  narrow: `KTZ has relaxed the ban on loading to Dostyk: maize may go again.
    КТЖ смягчила запрет на погрузку на Достык.`,
  quota: `KTZ sets a daily ceiling of 40 wagons for grain to Aktau.
    Loading to Kuryk is allowed at a rate of 30 wagons per day from 3 July 2025.
    КТЖ установила норму погрузки на Курык – 40 вагонов в сутки.
    China will take no more than 20 trains a day at Dostyk from 5 May 2025.
    Georgian Railway allots 30 wagons a day for Batumi from 5 May 2025.
    С 5 мая 2025 года суточный приём на Достыке сокращён до 20 поездов.
    Введена квота: 650 грузовиков в сутки через Нур Жолы.`,
  exception: `As an exception KTZ let paraxylene pass to Kuryk despite the ban.
    КТЖ сделала исключение из запрета для параксилола на Курык.`,
  restriction: `KTZ restricts loading of grain to Aktau from 3 May 2025.
    Loading to Kuryk from 5 May 2025 is allowed only with the consent of KTZ.
    The port of Poti will only accept containers with a booking from 5 May 2025.
    Погрузка на Курык с 5 мая 2025 года производится только по разрешению КТЖ.
    КТЖ вводит ограничения на погрузку зерна на Актау.`,
} as const

const NO_ORDERS = `The port of Aktau closed the year with a record. No longer a bottleneck, its yard handled 90,000 TEU.
  Kazakhstan and China closed a deal on 3 March 2025 to build a second crossing at Bakhty.
  KTZ halted its losing streak: freight turnover grew 3 percent in October 2025.
  Порт Баку закрыл квартал с прибылью. Перевалка контейнеров через Алят выросла на треть, очередей нет.
  The new terminal in Poti opened on 5 June 2025, and drivers no longer have to queue for days.
  Участники форума просили отменить запрет на въезд фур и указали на нехватку стоянок у перехода Нур Жолы.
  Russian Railways may suspend loading towards Zabaikalsk if queues grow, a source told Interfax.
  The intrigue of the summit in Astana lay in its closed session, attended by ten leaders from Shanghai.
  С 1 января 2026 года скидка на порожние контейнеры составит 20 %. Срок действия тарифа – год.`

const linesOf = (text: string) => text.split('\n').map((line) => line.trim())

describe('the action of an order', () => {
  it.each(Object.entries(SENTENCES).flatMap(([action, text]) => linesOf(text).map((line) => [action, line])))(
    'is %s: %s',
    (action, line) => {
      expect(actionOf(line)).toBe(action)
    },
  )

  it.each(linesOf(NO_ORDERS))('is none: %s', (line) => {
    expect(actionOf(line)).toBeNull()
  })
})
