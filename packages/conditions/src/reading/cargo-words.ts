import { Lexicon } from '@karavan/core'
import type { EquipmentKind } from '@karavan/model'
import type { ReadMode } from './proposal.js'

/** Goods that orders name in one word for many, beside the gazetteer's; each with the HS prefixes that we propose. */
export const COLLECTIVE: Lexicon<string> = new Lexicon()
for (const [names, prefixes] of [
  ['grain; grains; grain cargo; cereals; зерно; зерновые; зерновые грузы; зерновые культуры; хлебные грузы', '10'],
  ['wheat; пшеница', '1001'],
  ['barley; ячмень; ячменя', '1003'],
  ['maize; corn; кукуруза', '1005'],
  ['rye; рожь; ржи', '1002'],
  ['flour; мука', '1101 1102'],
  ['bran; отруби', '2302'],
  ['cake; oilcake; oil cake; meal; жмых; шрот', '2304 2306'],
  ['compound feed; mixed fodder; комбикорм; комбикорма', '2309'],
  [
    'flax; flaxseed; flax seed; oil flax seed; linseed; лен; льна; семена льна; масличный лен; масличного льна; семена масличного льна; семян масличного льна; семян льна',
    '1204',
  ],
  ['lentils; чечевица', '0713'],
  ['pulses; зернобобовые; бобовые', '0713'],
  [
    'oilseeds; oil seeds; oilseed crops; масличные; масличные культуры; масличных культур; семена масличных; маслосемена',
    '12',
  ],
  [
    'milled products; milling products; milled goods; flour products; products of milling; продукты помола; мукомольная продукция; мукомольные продукты; продукция мукомольной промышленности; продукты мукомольного производства',
    '11',
  ],
  [
    'products of their processing; processed products; processing products; processed grain products; products of processing; derived products; продукты переработки; продукты их переработки; продуктов их переработки; продукты его переработки; продукты ее переработки; products of its processing; продукции их переработки; продукция переработки',
    '11',
  ],
  ['vegetable oil; vegetable oils; растительное масло; растительные масла', '1507 1512 1514 1515'],
  ['sunflower oil; подсолнечное масло', '1512'],
  ['dangerous goods; dangerous cargo; dangerous cargoes; hazardous goods; hazardous cargo; опасные грузы', ''],
  [
    'farm products; agricultural products; farm goods; agricultural goods; сельхозпродукция; сельскохозяйственная продукция',
    '',
  ],
  ['humanitarian aid; humanitarian cargo; гуманитарная помощь; гуманитарные грузы', ''],
  ['oversized cargo; oversize cargo; негабаритные грузы; негабарит', ''],
  ['liquid cargo; liquid cargoes; bulk liquids; наливные грузы', ''],
  ['bulk cargo; bulk cargoes; навалочные грузы; насыпные грузы', ''],
  ['perishables; perishable goods; perishable cargo; perishable food; скоропортящиеся грузы; скоропортящиеся', ''],
  [
    'food; foodstuffs; food products; продовольствие; продовольственные товары; продовольственные грузы; продукты питания',
    '',
  ],
  ['paraxylene; para-xylene; параксилол', '2902'],
  ['benzene; бензол', '2707 2902'],
  ['coal; уголь; угля; углем', '2701'],
  ['coke; кокс', '2704'],
  ['general cargo; генеральные грузы; генеральный груз; тарно-штучные грузы', ''],
  ['oil products; petroleum products; нефтепродукты; нефтеналивные грузы', '2710'],
  ['petrol; gasoline; бензин', '2710'],
  ['diesel; diesel fuel; дизельное топливо; дизтопливо', '2710'],
  ['lubricants; смазочные материалы; моторные масла', '2710'],
  ['liquefied gas; liquefied petroleum gas; LPG; сжиженный газ; сжиженный нефтяной газ; СУГ', '2711'],
  [
    'fertiliser; fertilizer; mineral fertilisers; chemical fertilisers; удобрения; минеральные удобрения; химические удобрения',
    '31',
  ],
  ['potash; potash fertiliser; potash fertilizer; potash fertilisers; калийные удобрения; калий', '3104'],
  ['steel; rolled steel; сталь; стали', '72 73'],
  [
    'metal products; ferrous metals; ferrous metal products; черные металлы; металлопродукция; металлопрокат; изделия из черных металлов',
    '72 73',
  ],
  ['cement; цемент', '2523'],
  ['alcohol; алкоголь; спиртные напитки', '22'],
  ['timber; wood; лес; лесоматериалы; древесина', '44'],
  ['glass; стекло', '70'],
  ['sugar; сахар', '1701'],
  ['cotton; хлопок; хлопка', '52'],
  ['iron ore; железная руда; железорудный концентрат', '2601'],
  ['sulphur; sulfur; сера; серы', '2503'],
  [
    'empty wagons; empty wagon; empties; empty railcars; empty covered wagons; empty containers; empty platforms; empty flat wagons; empty gondolas; порожние вагоны; порожних вагонов; порожняка; порожняк; порожние контейнеры; порожних контейнеров; порожних крытых вагонов; порожние крытые вагоны; порожние платформы; порожних платформ; порожних фитинговых платформ; порожние фитинговые платформы; порожние полувагоны; порожних полувагонов; порожние цистерны; порожних цистерн; порожние хопперы; порожних хопперов; порожние зерновозы; порожних зерновозов; порожних вагонов цистерн; порожнего подвижного состава; порожний подвижной состав; empty tank wagons; empty tank cars; empty hoppers; empty hopper wagons; empty platform wagons; empty rolling stock; порожних',
    '',
  ],
  ['dual use goods; sanctioned goods; санкционные товары; подсанкционные товары; товары двойного назначения', ''],
  ['livestock; скот', '01'],
  [
    'fruit and vegetables; fruits and vegetables; vegetables; fruit; овощи; фрукты; плодоовощная продукция; плодоовощные грузы',
    '07 08',
  ],
  ['construction materials; building materials; стройматериалы; строительные грузы; строительные материалы', ''],
] as const) {
  for (const name of names.split(';')) {
    for (const prefix of prefixes === '' ? [''] : prefixes.split(' ')) COLLECTIVE.add(name, prefix)
  }
}

/** Wagons, boxes and vehicles; `container` where no size is said. */
export const EQUIPMENT: Lexicon<EquipmentKind | 'container'> = new Lexicon()
for (const [kind, names] of [
  [
    'wagon-covered',
    'covered wagon; box wagon; closed wagon; covered rolling stock; covered railcar; covered car; boxcar; box car; covered freight wagon; крытый вагон; крытый подвижной состав; крытый; крытые вагоны',
  ],
  ['wagon-open', 'gondola; gondola car; gondola wagon; open wagon; open top wagon; полувагон'],
  [
    'wagon-tank',
    'tank wagon; tank car; rail tanker; tankers; tanker wagon; rail tank; rail tank car; tank; tanker car; цистерна; вагон цистерна',
  ],
  [
    'wagon-hopper',
    'hopper; hopper wagon; hopper car; grain hopper; grain carrier; зерновоз; вагон зерновоз; хоппер; хоппер зерновоз; вагон хоппер; минераловоз',
  ],
  [
    'wagon-platform',
    'flat wagon; flatcar; flat car; platform wagon; fitting platform; container flat; container flat wagon; fitting flat wagon; flats; platforms; платформа; фитинговая платформа; фитинговые платформы',
  ],
  [
    '20GP',
    '20 футов; 20 ft; двадцатифутовый контейнер; 20 ft box; 20 foot box; 20 foot container; 20 ft container; twenty foot container; 20 футовый контейнер; 20 футовых контейнеров',
  ],
  [
    '40GP',
    '40 футов; 40 ft; сорокафутовый контейнер; 40 ft box; 40 foot box; 40 foot container; 40 ft container; forty foot container; 40 футовый контейнер; 40 футовых контейнеров',
  ],
  [
    'container',
    'container; container train; container cargo; containerised cargo; контейнер; контейнерный поезд; контейнерных поездов; контейнерный',
  ],
  [
    'truck',
    'truck; road train; articulated lorry; goods vehicle; freight vehicle; cargo vehicle; tractor unit; грузовая машина; грузовая автомашина; большегрузные машины; грузовой автопоезд; грузовое авто; lorry; lorries; heavy vehicle; heavy goods vehicle; HGV; грузовик; фура; большегруз; большегрузный автомобиль; грузовой автомобиль; грузовой автотранспорт; грузовой транспорт; грузовых автомобилей; грузовых машин; автопоезд; тягач; грузовое транспортное средство; большегрузный транспорт; грузовых автотранспортных средств',
  ],
  ['trailer', 'trailer; semi trailer; прицеп; полуприцеп'],
] as const) {
  for (const name of names.split(';')) EQUIPMENT.add(name, kind)
}

/** Freight by the wagonload goes in any wagon, and not in a box. */
const WAGONS = ['wagon-covered', 'wagon-open', 'wagon-tank', 'wagon-hopper', 'wagon-platform'] as const
for (const name of 'повагонная отправка; вагонная отправка; wagonload; wagonload freight; wagonload traffic; wagonload shipment; wagonload consignment; carload; single wagon load'.split(
  ';',
)) {
  for (const kind of WAGONS) EQUIPMENT.add(name, kind)
}

/** Words that name a mode, or that only go with one. */
export const MODE_WORDS: Lexicon<{ readonly mode: ReadMode; readonly isNamed: boolean }> = new Lexicon()
for (const [mode, isNamed, names] of [
  [
    'rail',
    true,
    'by rail; road and rail; rail and road; road water and rail; road rail and sea; rail freight; rail traffic; rail transport; rail transit; rail shipments; freight rail; железнодорожным транспортом; по железной дороге; железнодорожн*; ж д транспортом; железнодорожным',
  ],
  [
    'road',
    true,
    'by road; road and rail; rail and road; road water and rail; road transport; road freight; road traffic; road crossing; road vehicles; by truck; by lorry; by trucks; автомобильным транспортом; автотранспорт*; автомобильн*; автодорожн*; автопереход*; автодорог*; автомобильный пункт пропуска',
  ],
  ['ferry', true, 'by ferry; ferries; ferry; car ferry; rail ferry; паром*'],
  ['sea', true, 'by sea; by water; sea transport; морским транспортом; водным транспортом; морем'],
  [
    'rail',
    false,
    'wagon; railcar; train; railway; railroad; rail; station; hopper; gondola; boxcar; flatcar; tank car; wagonload; вагон; полувагон; цистерна; поезд; станция; ст; хоппер; зерновоз; железная дорога; жд; вагоноотправка; повагонн*',
  ],
  [
    'road',
    false,
    'truck; lorry; lorries; road; автомобил*; автомашина; HGV; heavy goods vehicle; highway; грузовик; фура; большегруз; грузовых машин; трасса; тягач',
  ],
  ['sea', false, 'vessel; ship; navigation; судно; судов; суда; судоход*; судозаход*'],
] as const) {
  for (const name of names.split(';')) MODE_WORDS.add(name, { mode, isNamed })
}
