/**
 * The English of every sentence that an answer says, by key, in ICU MessageFormat. Other languages have the same keys and
 * places; they may choose by any value (`plural`, `select`), in whatever order it suits them. A comment is for translators.
 */
export const TEMPLATES = {
  /** Words of the data as they stand: the title or text of a rule, the name of a service. */
  text: '{text}',
  place: '{place}',
  citation: 'Karavan, network {network}, conditions {conditions}, data as of {date}',
  /** An answer that rests on values of the asker's own as well; `count` is how many. */
  'citation.own':
    'Karavan, network {network}, conditions {conditions}, data as of {date}, with {count, plural, one {# own value} other {# own values}}',

  /** Heading of a way: the places where goods change from one carrier to the next. */
  'title.by': 'By {places}',
  'title.direct': 'Direct by {modes}',
  'title.policy': 'Choosing on the way, by when the goods get there',

  'leg.carriage': '{mode}',
  'leg.carriage.bySea': '{mode}, with {km} km by sea',
  /** A box that rolls aboard a ship, which it cannot by itself. */
  'leg.carriage.onChassis': '{mode}, the box on a chassis',
  'leg.wagonload': 'Wagonload on demand',
  'leg.road': 'Road haulage on demand',

  /** The stages are steps in a list; none is a sentence with a full stop. */
  'stage.run': '{from} – {to}',
  'stage.runOnDemand': '{from} – {to}, {km} km',
  /** How goods enter at the origin; at a port they stay before the ship. */
  'entry.acceptance': 'acceptance, {place}',
  'entry.loading': 'loading, {place}',
  'entry.port': 'port, {place}',
  'stage.unloading': 'unloading, {place}',
  /** From one carrier to the next; `from` and `to` are one of `rail`, `road`, `sea`. */
  'stage.handOver': '{from} to {to}, {place}',
  'stage.offShip': 'off the ship, {place}',
  'stage.customs': 'customs, {place}',
  'stage.delivery': 'delivery, {place}',
  'stage.gauge': 'gauge change {from} to {to} mm',
  /** Countries at borders are codes, as on consignment notes: KZ. */
  'stage.border': 'border {from}>{to}',
  'stage.leaving': 'leaving {from} for {to}',
  'stage.entering': 'entering {to} from {from}',
  'stage.shut': '{place} shut by weather',
  /** The share of closed time is drawn to what was reported. */
  'stage.shutAsReported':
    '{place} shut by weather, with {months, plural, one {# month} other {# months}} of reports counted in',
  /** Days that a forecast foresees, then the usual share; `had` is when the forecast was had, `until` its last day. */
  'stage.shutAsForecast': '{place} shut by weather, until {until} by the forecast of {had}',
  /** Held by an order until it ends; `place` is where the goods stand, `order` its number, or its issuer and date. */
  'stage.heldBy': 'held at {place} by “{title}” ({order})',
  /** The same where the order looks at another place, `at`. */
  'stage.heldByAt': 'held at {place} by “{title}” at {at} ({order})',
  /** An order as it is cited. */
  'order.numbered': '{issuer} No. {number}',
  'order.dated': '{issuer}, {date}',
  /** Held until those are handled that stood there before; `waiting` is how many were counted. */
  'stage.queue': '{place}: queue of {waiting}, counted on {date}',
  'stage.queueByQuota': '{place}: queue of {waiting}, counted on {date}, {perDay} a day by order',
  /** A consignment larger than what an order lets pass in a day. */
  'stage.quota': '{place}: {perDay} a day by order, {days, plural, one {# more day} other {# more days}} for the last',
  /** What might hold goods on a way and does not; `order` is an order as it is cited, `queue` and `quota` stages of above. */
  'looked.over': '“{title}” ({order}): over before the goods come',
  'looked.later': '“{title}” ({order}): begins after the goods have passed',
  'looked.queue': '{queue}: handled before the goods come',
  'looked.quota': '{quota}: not in force when the goods come',
  'looked.open': '{place}: not known to shut at that time of the year',

  /** A service that does not run yet, or no longer. */
  'stage.begins': 'begins on {date}',
  'stage.ends': 'runs until {date}',
  /** Where a consignment on its way was planned anew; nobody goes the new way before that. */
  'stage.otherWay': 'another way from {place} on',
  'stage.timetable': 'next departure by timetable',
  'stage.headway': 'next departure, {times} a week',
  'stage.irregular': 'next departure, about {times} a week, irregular',

  /** From when to load for a place; `date` is that day, `hours` the usual way there. */
  'time.hours': '{count, plural, one {# hour} other {# hours}}',
  'time.days': '{count, plural, one {# day} other {# days}}',
  'loading.anyDay': 'No queue and no ban is known that would hold goods at {place}: load any day.',
  'loading.queue':
    'Load from {date}: what waits at {place} is handled by {until}, and goods from {from} take {time} to it.',
  'loading.ban':
    'Load from {date}: the ban “{title}” at {place} ends on {until}, and goods from {from} take {time} to it.',
  /** A ban that goes on, and out of which the goods are taken. */
  'loading.excepted':
    'Load from {date}: the goods are excepted from the ban “{title}” at {place} from {since} on, and goods from {from} take {time} to it.',
  /** A ban that holds the goods at the origin, or where a later leg begins. */
  'loading.heldBan':
    'Load from {date}: the ban “{title}” at {place} ends on {until}; until then it holds the goods at {held}.',
  'loading.heldExcepted':
    'Load from {date}: the goods are excepted from the ban “{title}” at {place} from {since} on; until then it holds them at {held}.',
  'loading.reached': '{held} ({time} from {from})',
  /** A ban whose end is not known. */
  'loading.openBan': 'Nobody says when “{title}” ends: ask {issuer} before you load.',
  'loading.noWay': 'No way from {from} to {place} is known for {equipment}.',

  'cost.relation': '{from} – {to}',
  'cost.carriage': '{mode} in {country}',
  /** What is paid for at a place. */
  'handling.border': 'border, {place}',
  'handling.gauge': 'gauge change, {place}',
  'handling.load': 'loading, {place}',
  'handling.unload': 'unloading, {place}',
  /** A line of the price: what is paid for (one of the above), what the rate counts (one of the `rate`s), and the cargo. */
  'cost.rated': '{what} (by {unit}, {units} × {equipment}, {tonnes} t)',
  'cost.ratedByDistance': '{what}, {km} km (by {unit}, {units} × {equipment}, {tonnes} t)',
  'cost.byDistance': '{what}, {km} km',
  'cost.unknown': 'no published rate and no rule for an estimate',

  /** What a rate counts: it stands in `unit` of the lines above. */
  'rate.container_20': 'a 20-ft box',
  'rate.container_40': 'a 40-ft box',
  'rate.teu_km': 'a TEU-km',
  'rate.feu_km': 'an FEU-km',
  'rate.wagon': 'a wagon',
  'rate.wagon_km': 'a wagon-km',
  'rate.wagon_metre': 'a metre of wagon',
  'rate.truck': 'a truck',
  'rate.truck_km': 'a truck-km',
  'rate.truck_metre': 'a metre of truck',
  'rate.tonne': 'a tonne',
  'rate.tonne_km': 'a tonne-km',
  'rate.crossing': 'a crossing',

  'emission.carriage': '{mode}, {country}, {km} km, {tonnes} t',
  'emission.unknown': 'no well-to-wheel factor for this mode',

  /** A border without a border point of its own: the places on both sides. */
  'border.between': '{from} – {to}',
  'regime.insideEaeu': 'inside the Eurasian Economic Union: no customs border; transport control',
  'regime.insideEu': 'inside the European Union: no customs border',
  'regime.tir': 'TIR carnet',
  'regime.tirOrCommonTransit': 'TIR carnet, or common transit T1 (NCTS)',
  'regime.commonTransit': 'common transit T1 (NCTS)',
  'regime.nationalTransit': 'national transit',
  'regime.intoEaeu': 'entry into the Eurasian Economic Union: customs transit declaration',
  'regime.intoEuBySea': 'entry into the EU by sea: entry summary declaration; transit T1 (NCTS) from the port',
  'regime.bySea': 'entry by sea: manifest of the ship, then import or national transit from the port',
  'regime.intoEu': 'entry into the EU: transit T1 (NCTS), entry summary declaration',
  'regime.byNote': 'customs transit by the railway consignment note or a national transit declaration',
  /** `from` and `to` are SMGS and CIM, the laws of railway consignment notes. */
  'border.newNote': '{from} to {to}: new consignment note, or one common CIM/SMGS note',

  /** `title`, `text` and `exceptions` are words of a rule. */
  'flag.rule': '{title}. {text}',
  'flag.ruleExcept': '{title}. {text} Except: {exceptions}.',
  /** `rule` is one of the two above. */
  'flag.carrier': 'Depends on who carries: {rule}',
  /** `reason` is one of the `match`es. */
  'flag.undecided': '{title}: cannot be ruled out ({reason})',
  'flag.unnamed':
    'Goods not named: {count, plural, one {# rule} other {# rules}} cannot be ruled out, for they concern HS {codes}. Name the goods to have them decided.',
  'flag.unnamedIn':
    'Goods not named: {count, plural, one {# rule} other {# rules}} of transit through or trade with {country} cannot be ruled out, for they concern HS {codes}. Name the goods to have them decided.',
  'flag.coarse':
    'HS {hs} is too coarse: {count, plural, one {# rule} other {# rules}} cannot be ruled out, for they concern HS {codes}. Name the goods to have them decided.',
  'flag.coarseIn':
    'HS {hs} is too coarse: {count, plural, one {# rule} other {# rules}} of transit through or trade with {country} cannot be ruled out, for they concern HS {codes}. Name the goods to have them decided.',

  /** Why a rule does or does not concern goods; HS is the Harmonized System of goods. */
  /** What the orders say of a passage on a day. */
  'ruling.none': 'no order looks at it',
  'ruling.ended': 'ended as printed',
  'ruling.gap': 'no text covers the days between two terms',
  'ruling.startUnstated': 'the text does not say since when',
  'ruling.endUnstated': 'the text does not say until when',

  'match.unnamedConcerns': 'goods not named; the rule concerns HS {codes}',
  'match.unnamedExcepts': 'goods not named; the rule excepts HS {codes}',
  'match.coarseConcerns': 'HS {hs} is too coarse; the rule concerns HS {code}',
  'match.coarseExcepts': 'HS {hs} is too coarse; the rule excepts HS {code}',
  'match.unreadable': '"{code}" in the rule is no HS code',
  'match.excepted': 'HS {code} is excepted',
  'match.named': 'HS {code}',
  'match.allGoods': 'all goods',
  'match.otherGoods': 'other goods',
  'match.otherMoment': 'applies at {moment}',
  'match.otherPlace': 'another place',
  'match.otherCountry': 'another country',
  'match.otherDirection': 'another direction',
  'match.otherMode': 'another mode',
  'match.otherOrigin': 'another origin',
  'match.otherDestination': 'another destination',
  'match.otherEquipment': 'other equipment',
  'match.otherOriginPlace': 'another place of loading',
  'match.emptiesOnly': 'empty wagons and boxes only',
  'match.ownWagons': 'wagons of the own administration',
  'match.exempted': 'exempt by {order}: {text}',
  'match.perhapsExempt': 'an exception may apply ({why}): {text}',
  'match.unlessAgreed': '{clause}, unless agreed: {text}',
  'match.originPlaceUnknown': 'the place of loading is not named; the rule names {places}',
  'match.wagonsUnknown': 'whose wagons is not named; the rule concerns those of other administrations',
  'match.partiesUnknown': 'the parties are not named; the rule names {parties}',

  /** What a text of an order leaves to a person; `words`, `name` and `places` are of the text or codes. */
  'read.yearNotPrinted': 'the year is not printed: {words}',
  'read.noSuchDay': 'there is no such day: {words}',
  'read.endBeforeStart': 'the last day, {to}, is before the first, {from}',
  'read.endNotPrinted': 'the last day in force is not printed',
  'read.endOpen': 'no last day is set: {words}',
  'read.lengthFromUnknownDay': 'it holds {words}, and the first day is not known',
  'read.manyPlaces': '{count} places are named {name}: {places}',
  'read.manyModes': 'several modes of transport are named',
  'read.unknownPlace': '{words} is not known to the network',
  /** What an order does, in brackets behind "another order". */
  'read.action.ban': 'ban',
  'read.action.restriction': 'restriction',
  'read.action.extend': 'extend',
  'read.action.narrow': 'narrow',
  'read.action.lift': 'lift',
  'read.action.exception': 'exception',
  'read.action.quota': 'quota',
  'read.otherOrder': 'the text also tells of another order ({action}): {words}',

  /** The heading of a way that was ruled out; below it `out` says why, after "back if" `back` says what would help. */
  'out.country': '{country}',
  'out.mode': '{mode}',
  'out.service': '{service}, {from} – {to}',
  'out.unknownLinks': 'services and links without known countries',
  'out.avoided': 'the question avoids {what}',
  'out.crossingUnknown': 'the countries they cross are not known, so they cannot be shown to avoid any',
  'out.outOfValidity': '{service} does not run at that time',
  /** `why` is a text of the data. */
  'out.notOffered': 'not offered: {why}',
  'out.notOfferedStatus': 'not offered: its status is {status}',
  'out.equipment': 'takes {taken}, not {equipment}',
  'out.both': '{first}; {second}',
  'back.avoided': '{what} is no longer avoided',
  'back.crossingUnknown': 'their countries are known',
  'back.validBetween': 'the goods are ready between {from} and {to}',
  'back.validFrom': 'the goods are ready between {from} and its end',
  'back.validTo': 'the goods are ready between its start and {to}',
  'back.exception': 'an exception applies: {exceptions}',
  'back.lifted': 'the rule is lifted, or the goods are others',
  'back.ended': 'the goods come after it ends on {date}, or are others',
  'back.confirmed': 'the operator confirms that it runs',
  'back.confirmedInEquipment': 'the operator confirms that it runs, and the goods travel in {taken}',
  'back.equipment': 'the goods travel in {taken}',
  /** `condition` is one of the above. */
  'back.either': '{first}, or {second}',
  'back.together': '{condition}, and nothing else on the way is ruled out',

  /** What to ask instead: on a button, and in a list. */
  'nearest.avoid': 'avoid {country}',
  'nearest.allow': 'do not avoid {what}',
  'nearest.allowAll': 'avoid nothing',
  'nearest.equipment': 'send it in {units} × {equipment}',

  /** Deciding on the way: by what, to where, and when that is best. */
  'choice.onDemand': 'on demand to {place}',
  'choice.service': '{service} to {place}',
  'choice.day': 'when ready about day {day}',
  'choice.days': 'when ready from about day {from} to {to}',

  'note.everyWayCrosses': 'Every way shown crosses {country} ({code}). Avoid {code} to see the ways around it.',
  'note.ready': 'When the goods are ready was not said; {time}, the start of the next day, is assumed.',
  /** A question about a day that is past. */
  'note.past':
    'Looks back to {date}: bans as they turned out, queues and closures as they were known by then. Running and handling times are the usual ones; how long they were then is not known.',
  'note.pastNoQueue': 'No count of a queue from about that day is known.',
  'note.wayOn':
    'Planned on from {place}, with the goods there by {time} in half of all cases. Costs are of what is left; what changing the contract costs, and what was paid ahead, is not known.',
  'note.wayOnAround':
    'The plan in force keeps out of countries with a warning, and other ways are looked for that do so too: {countries}. Name what to avoid to decide otherwise.',
  'note.ownRows': 'Made with {count, plural, one {# row} other {# rows}} of your own: {rows}.',
  'note.equipment': 'Equipment was not said; assumed: {equipment}.',
  'note.mass':
    'Mass was not said; {tonnes} t is assumed: two thirds of the payload of {payload} t for each of {units} × {equipment}.',
  /** Where the mass of goods that one carries is known from. */
  'payload.container': 'ISO 668:2020, maximum gross mass of series 1 freight containers; rating plates of common boxes',
  'payload.wagon':
    'typical four-axle wagon of the 1520 mm railways: 23.5 t an axle, 94 t gross; tare and length are typical values (estimated)',
  'payload.vehicle':
    'Directive 96/53/EC, annex I: 40 t for a five-axle articulated vehicle; tare is a typical value (estimated)',
  /** `source` is one of the three above. */
  'note.units': '{tonnes} t need {units} × {equipment}: one carries at most {payload} t ({source}).',
  'note.tooHeavy':
    '{tonnes} t are too heavy for {asked} × {equipment}: one carries at most {payload} t ({source}). Planned as {units} units.',
  'note.roadMass':
    'By EU road rules {equipment} hold at most about {most} t of goods each (44 t gross in combined transport, Directive 96/53/EC, annex I; tractor and chassis of {tractor} t estimated); {each} t each need a permit or lighter boxes wherever a leg runs by road.',
  'note.dangerous':
    'Which trains, ferries and terminals take dangerous goods of class {class} is not in the data: ask each carrier (ADR, RID or SMGS annex 2, IMDG).',
  'note.cooling': 'Power for cooled boxes on trains and in yards is not in the data: ask each carrier.',

  /** Why one of several words about an event is taken. */
  'story.onlyWord': 'nobody else says anything',
  'story.lastWord':
    'the last word of its source, which has said {count, plural, one {# other time} other {# other times}}',
  'story.didIt': 'said by who did it',
  'story.earlierTime': 'the earliest of those that are told',
  'story.agreed': 'all say the same time',
  /** A silence longer than usual; `who` is a name. */
  'story.gap':
    'No word from {who} for {silent} h; usually one every {usual} h, by {count, plural, one {# interval} other {# intervals}}',
  'story.gapAssumed': 'No word from {who} for {silent} h; one every {usual} h is assumed',

  /** Two milestones that are told in an order in which they cannot have been; `first` and `next` are of those below. */
  'story.impossible':
    '“{next}” is told at {nextAt}, but “{first}”, which must come before it, only at {firstAt}: one of the two is wrong',

  /** A milestone, as the head of a line. */
  'milestone.acceptance': 'Acceptance, {place}',
  'milestone.loading': 'Loading, {place}',
  'milestone.departure': 'Departure, {place}',
  'milestone.borderExit': 'Border exit, {place}',
  'milestone.borderEntry': 'Border entry, {place}',
  'milestone.gaugeChange': 'Gauge change, {place}',
  'milestone.arrival': 'Arrival, {place}',
  'milestone.unloading': 'Unloading, {place}',
  'milestone.customsHeld': 'Held by customs, {place}',
  'milestone.customsReleased': 'Released by customs, {place}',
  'milestone.delivery': 'Delivery, {place}',
  /** What moved the estimate of the arrival; `milestone` is one of the above. */
  'moved.told': '{milestone}: {at}, about as expected',
  'moved.toldLater': '{milestone}: {at}, {hours} h later than expected',
  'moved.toldEarlier': '{milestone}: {at}, {hours} h earlier than expected',
  'moved.toldInPart': '{milestone}: told of {done} of {of} pieces',
  'moved.corrected': '{milestone}: {at}; before, {before} was told',
  'moved.takenBack': '{milestone}: {before} was taken back',
  'moved.late': '{milestone}: expected by {expected}, and nobody has told it',
  'moved.seen': 'Seen at {place}',
  'moved.conditions': 'What holds goods up on the way has changed',
  'moved.replanned': 'Another plan was chosen',
  'moved.timePassed': 'Time went by without news',

  /** What can be done where goods will be late; `time` is one of the above, chances are in per cent. */
  'advice.otherWay': 'By way of {places} it would come {time} earlier at the median',
  'advice.otherWaySame': 'On the other way it would come {time} earlier at the median',
  'advice.surer': 'By way of {places} the chance of missing {due} would be {percent} % rather than {before} %',
  'advice.surerSame': 'On the other way the chance of missing {due} would be {percent} % rather than {before} %',
  'advice.noOther': 'No other way from {place} on would be earlier or surer',
  'advice.lastLeg': 'It is on the last leg of its way: no other can be taken',
  'advice.look': 'Look for other ways: from {place} on another one can still be taken',
  'advice.wait': '{place}: the order that holds it ends by {until}',
  'advice.tell': 'Tell the consignee: the chance of missing {due} is {percent} %',
  'advice.tellRisen': 'Tell the consignee: the chance of missing {due} has risen from {before} % to {percent} %',
  'advice.ask': 'Ask who runs the leg: {milestone} was expected by {expected}, and nobody has told it',

  'thinning.rule':
    'A plan is usually left out when another is about as good: on average at most {hours} h and {time} % later, {cost} % dearer, {co2} % more CO2e; so is one that changes carriers once more or comes back into a country for hardly any gain, or is at most {sooner} % sooner and {dearer} % dearer.',
  'thinning.ruleForBoxes':
    'A plan is usually left out when another is about as good: on average at most {hours} h and {time} % later, {cost} % dearer, {co2} % more CO2e; so is one that changes carriers once more or comes back into a country for hardly any gain, takes a box off its lorry for a short ride by train to the next one, or is at most {sooner} % sooner and {dearer} % dearer.',
  /** `rule` is one of the two above. */
  'thinning.counted':
    '{rule} {found, plural, one {# was} other {# were}} found, {shown, plural, one {# is} other {# are}} shown.',
  'thinning.exact':
    '{found, plural, one {# plan is} other {# plans are}} on the front; {shown, plural, one {# is} other {# are}} shown',
} as const

/** Name of a sentence. */
export type MessageKey = keyof typeof TEMPLATES
