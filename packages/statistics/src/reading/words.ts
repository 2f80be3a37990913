import type { CARRIED_BY, FigureDirection, Measure } from '@karavan/model'

/** Names by which texts call what figures are counted of; well-known names, by our own knowledge. A word that ends in `*` stands for all that begin so. */
export const ENTITIES: Readonly<Record<string, string>> = {
  KZ: 'Kazakhstan, Kazakh, Kazakhstani, Republic of Kazakhstan, Казахстан*, казахстанск*, РК, Astana, Астан*',
  LT: 'Lithuania, Lithuanian, Литв*, литовск*',
  CN: 'China, Chinese, PRC, Кита*, китайск*, КНР, Beijing, Пекин*',
  AZ: 'Azerbaijan, Azerbaijani, Азербайджан*, азербайджанск*',
  GE: 'Georgia, Georgian, Грузи*, грузинск*',
  TR: 'Türkiye, Turkiye, Turkey, Turkish, Турци*, турецк*',
  UZ: 'Uzbekistan, Uzbek, Узбекистан*, узбекск*, узбекистанск*',
  TM: 'Turkmenistan, Turkmen, Туркменистан*, туркменск*, Туркмени*',
  KG: 'Kyrgyzstan, Kyrgyz, Kyrgyz Republic, Киргизи*, Кыргызстан*, кыргызск*, киргизск*',
  TJ: 'Tajikistan, Tajik, Таджикистан*, таджикск*',
  RU: 'Russia, Russian, Росси*, российск*, РФ',
  BY: 'Belarus, Belarusian, Беларус*, белорусск*, Белорусси*',
  IR: 'Iran, Iranian, Иран*, иранск*',
  PL: 'Poland, Polish, Польш*, польск*',
  RO: 'Romania, Romanian, Румыни*, румынск*',
  BG: 'Bulgaria, Bulgarian, Болгари*, болгарск*',
  UA: 'Ukraine, Ukrainian, Украин*, украинск*',
  DE: 'Germany, German, Германи*, немецк*',
  AF: 'Afghanistan, Afghan, Афганистан*, афганск*',
  AM: 'Armenia, Armenian, Армени*, армянск*',
  IN: 'India, Indian, Инди*, индийск*',
  'region:central-asia': 'Central Asia, Central Asian, Центральн* Ази*, центральноазиатск*, ЦА',
  'region:europe': 'Europe, European, Европ*, европейск*',
  'region:eu': 'EU, European Union, ЕС, Евросоюз*, Европейск* союз*',
  'region:sco': 'SCO, Shanghai Cooperation Organization, Shanghai Cooperation Organisation, ШОС',
  'region:eaeu': 'EAEU, Eurasian Economic Union, ЕАЭС',
  'region:caspian': 'Caspian Sea, Caspian, Касп*',
  'region:baltic': 'Baltic, Балти*',
  'corridor:TITR':
    'Middle Corridor, Trans-Caspian International Transport Route, Trans-Caspian International Transportation Route, Trans-Caspian route, Trans-Caspian corridor, Trans Caspian route, TITR, TMTM, ТМТМ, Средн* коридор*, Транскаспийск* международн* транспортн* маршрут*, Транскаспийск* маршрут*',
  'corridor:northern': 'Northern Corridor, Северн* коридор*',
  'corridor:INSTC':
    'INSTC, North-South corridor, International North-South Transport Corridor, МТК Север-Юг, коридор* Север-Юг',
  'corridor:TRACECA': 'TRACECA, ТРАСЕКА',
  'line:BTK': 'Baku-Tbilisi-Kars, BTK, Баку-Тбилиси-Карс, БТК',
  'operator:KTZ':
    'KTZ, железн* дорог* Казахстана, railways of Kazakhstan, Kazakhstan Railways, Kazakh railways, Kazakhstan Temir Zholy, КТЖ, Қазақстан темір жолы, Казахстан темир жолы, national railway company',
  'operator:ADY': 'ADY, Azerbaijan Railways, АЖД, Азербайджанск* железн* дорог*',
  'operator:GR': 'Georgian Railway, Грузинск* железн* дорог*',
  'operator:LTG': 'LTG Cargo, LTG, Lithuanian Railways',
  'operator:ASCO': 'ASCO, Azerbaijan Caspian Shipping Company, АСКО',
  'operator:KMTF': 'Kazmortransflot, KMTF, Казмортрансфлот*, КМТФ',
  'operator:UTLC-ERA': 'UTLC ERA, ОТЛК ЕРА, Eurasian Rail Alliance',
  'CN-SHANDONG': 'Shandong, Шаньдун*',
  'KZ-AKTAU': 'Aktau, Актау',
  'KZ-KURYK': 'Kuryk, Курык*',
  'AZ-ALAT':
    'Baku port, port of Baku, Бакинск* международн* морск* торгов* порт*, Бакинск* морск* торгов* порт*, Бакинск* международн* морск* порт*, Alat, Baku International Sea Trade Port, Бакинск* порт*, Алят*, порт* Баку',
  'GE-POTI': 'Poti, Поти',
  'GE-BATUMI': 'Batumi, Батуми',
  'LT-KLAIPEDA': 'Klaipeda, Klaipėda, Клайпед*',
  'TM-TURKMENBASHI': 'Turkmenbashi, Туркменбаши',
  'RO-CONSTANTA': 'Constanta, Constanța, Констанц*',
  'KZ-DOSTYK': 'Dostyk, Достык*, Alashankou, Алашанькоу',
  'KZ-ALTYNKOL': 'Altynkol, Алтынколь',
  'KZ-KHORGOS-DRYPORT': 'Khorgos Gateway',
  'CN-KHORGOS': 'Khorgos, Хоргос*',
  'CN-XIAN': "Xi'an, Xian, Сиан*",
  'CN-LIANYUNGANG': 'Lianyungang, Ляньюньган*',
}

export const GOODS: Readonly<Record<string, string>> = {
  coal: 'coal, угл*, уголь',
  grain: 'grain, зерн*, зерно, wheat, пшениц*, barley, ячмен*',
  'milling-products': 'flour, мук*, milling products, grinding products, продукци* перемол*',
  oil: 'oil, crude oil, crude, нефт*, нефть',
  'oil-products': 'oil products, petroleum products, petroleum, нефтепродукт*, gasoline, diesel',
  'ferrous-metals': 'ferrous metals, черн* металл*, steel',
  'non-ferrous-metals': 'non-ferrous metals, цветн* металл*',
  metal: 'metals, metal, металл*',
  'iron-ore-manganese':
    'iron ore and manganese, iron and manganese ore, iron ore, железн* руд*, железн* и марганцев* руд*',
  'non-ferrous-ore-sulfur':
    'non-ferrous ore and sulfur, non-ferrous ore and sulphur, non-ferrous ore, цветн* руд* и сер*, цветн* руд*, руд* цветн* металл*',
  'chemical-fertilizers':
    'chemical fertilizers, chemical and mineral fertilizers, mineral fertilizers, fertilizers, fertilisers, удобрени*, химическ* и минеральн* удобрени*',
  construction: 'construction cargo, construction materials, строительн* груз*, строительн* материал*, стройматериал*',
  'general-cargo': 'general cargo, генеральн* груз*, генгруз*',
  'dry-cargo': 'dry cargo, сух* груз*, сухогруз*',
  'ro-ro': 'ro-ro, ro-ro cargo, накатн* груз*',
  chemicals: 'chemicals, chemical products, химическ* продукци*, хими*',
  cotton: 'cotton, хлоп*',
  milk: 'milk, молок*',
  'raw-milk': 'raw milk, сыр* молок*',
  uranium: 'uranium, уран*',
  copper: 'copper, мед*',
}

type By = (typeof CARRIED_BY)[number]

/** Words that tell what a figure counts, the surest first where two stand as near. */
export const MEASURE_WORDS: readonly (readonly [Measure, string])[] = [
  [
    'tradeTurnover',
    'trade turnover, turnover of trade, foreign trade, external trade, external merchandise trade, two-way flow, торговля, торговал*, внешнеторгов* оборот*, внешн* торговл*, mutual trade, bilateral trade, two-way trade, trade between, trade volume, volume of trade, total volume of trade, trade with, товарооборот*, взаимн* торговл*, торгов* оборот*, объем* торговл*',
  ],
  [
    'handling',
    'passed through the berths, passed through the port, passed through its berths, transshipped, transshipment, transhipped, transhipment, handle, handles, handled, handling, throughput, turnover, port handled, processed, переработал*, переработан*, перегру*, перевал*, перевален*, обработал*, обработан*, грузооборот* порт*',
  ],
  ['transit', 'transit, transited, транзит*'],
  [
    'capacity',
    'can take, can carry, can hold, could take, could handle, able to pass, can pass, can now pass, built for, able to clear, can serve, can now serve, able to serve, able to take, able to load, able to receive, able to process, room for, capable of carrying, can handle, can now handle, can process, can accommodate, able to handle, designed to handle, designed for, throughput capacity, handling capacity, transit capacity, traffic capacity, carrying capacity, processing capacity, capacity, capacities, может принимать, может обрабатывать, может перерабатывать, сможет принимать, сможет обрабатывать, сможет перерабатывать, сможет пропускать, will be able to handle, рассчитан* на, способ* обрабатывать, способ* принимать, вместимост*, пропускн* способност*, мощност*, провозн* способност*',
  ],
  ['loading', 'loading, loaded, погруз*, погружен*'],
  [
    'handedOver',
    'handed over, hands over, hand over, handing over, delivered to China, interchange, interchanged, передан*, передач*',
  ],
  [
    'traffic',
    'passed along, passed through, went through, moved along, прошло через, проследова*, transported, transportation, transport, transports, carry, carries, carrying, carried, carriage, shipped, shipments, shipment, traffic, volume of traffic, перевез*, перевоз*, грузоперевоз*, отправ*',
  ],
  ['production', 'production, produced, output, processing, производств*, произв*, переработк*, выпуск*'],
  ['imports', 'imports, import, imported, импорт*, ввоз*'],
  ['exports', 'exports, exported, export, экспорт*, вывоз*, вывезен*'],
  [
    'investment',
    'investment, investments, invested, invest, invests, investing, capital expenditure, set aside, earmarked, financed, выделят, выделит, инвестируе*, lend, lends, lent, spent, allotted, allocated, loan, loans, выделен*, направят, предусмотрен*, кредит*, затрат*, инвестиц*, инвестирова*, влож*, освоен*, потрачен*, направим, направлен*',
  ],
  [
    'cost',
    'tariff, tariffs, cost, costs, price, prices, rate, rates, fee, fees, surcharge, surcharges, charge, charges, demurrage, discount, стоит, стоят, сбор*, плат*, надбавк*, скидк*, freight rate, тариф*, стоимост*, ставк*, цен*',
  ],
  [
    'transitTime',
    'время следования, время хода, door-to-door, door-to-port, transit time, delivery time, travel time, journey, passage, how long, travel, travels, on the way, en route, в пути, как долго, time in way, delivery times, takes, transit times, срок* доставки, врем* в пути, время доставки',
  ],
  [
    'distance',
    'deepen, deepened, deepening, dredge, dredged, dredging, углуб*, дноуглуб*, draught, draft of, осадк*, length, distance, long, depth, глубин*, railway line, stretch, протяженност*, расстояни*, длин*',
  ],
  ['fleet', 'fleet, vessels in service, парк*, флот*'],
  ['tradeTurnover', 'trade, turnover, оборот*'],
]

export const DIRECTION_WORDS: readonly (readonly [FigureDirection, string])[] = [
  [
    'domestic',
    'within the country, domestic, domestically, inside the country, local traffic, local freight, local shipments, inland, внутренн* перевоз*, внутренн* сообщен*, внутри страны, внутриреспубликанск*, во внутреннем сообщении, внутр* сообщени*',
  ],
  [
    'export',
    'for export, for exports, destined for export, exports, export, exported, на экспорт, экспорт*, в экспортном сообщении',
  ],
  ['import', 'imports, import, imported, импорт*'],
  ['transit', 'transit, transited, транзит*'],
  ['westbound', 'westbound, westwards, на запад, в западном направлении'],
  ['eastbound', 'eastbound, eastwards, на восток, в восточном направлении'],
]

export const MODE_WORDS: readonly (readonly [By, string])[] = [
  [
    'road',
    'by road, hauliers, автоперевозчик*, road transport, road, by truck, trucks, автомобильн*, автотранспорт*, автодорог*, большегруз*',
  ],
  ['rail', 'rail, by rail, railway, railways, train, trains, железнодорожн*, железн* дорог*, поезд*, вагон*'],
  [
    'sea',
    'by sea, shipping company, судоходн*, пароходств*, sea freight, maritime, vessels, ferry, ferries, морск*, паром*, судах, судами',
  ],
  ['air', 'by air, air, air cargo, авиа*'],
  ['pipeline', 'pipeline, трубопровод*'],
]

/** Words that say only that goods are spoken of. */
export const CARGO_WORDS = 'cargo, cargoes, freight, goods, груз*'

export const CONTAINER_WORDS = 'container, containers, containerized, containerised, контейнер*'
