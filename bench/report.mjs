const ms = (value) => `${value} ms`

/** One part of the results in a few lines for a terminal. */
export function textOf(part, result) {
  const texts = {
    corridor: corridorText,
    profile: profileText,
    matching: matchingText,
    timetable: timetableText,
    world: worldText,
    page: pageText,
    events: eventsText,
    ledger: ledgerText,
    arrival: arrivalText,
    reading: readingText,
  }
  return texts[part](result)
}

function corridorText({ network, queries, firstLoading, loading, compiling, firstQuery, query }) {
  return `Bundled network (${network.locations} locations, ${network.services} services, distributions on a grid of ${network.stepMinutes} min)
  ${queries.asked} seeded questions, ${queries.answered} with plans: median ${ms(query.median)}, p95 ${ms(query.p95)}; the first ever ${ms(firstQuery)}
  loading the compiled network: median ${ms(loading.median)}, p95 ${ms(loading.p95)}, the first time ${ms(firstLoading)}; compiling the tables: median ${ms(compiling.median)}`
}

function profileText({ days, mismatches, years, profile, plans }) {
  return `The README's questions for ${days} days each, beside ${days} plain questions; ${mismatches} days answered differently
${years.map((year) => `  ${year.from} – ${year.to}: ${ms(year.profile)}, plain ${ms(year.plans)}, ${year.timesAsFast} times as fast`).join('\n')}
  a year: median ${ms(profile.median)}, most ${ms(profile.max)}; plain: median ${ms(plans.median)}, most ${ms(plans.max)}`
}

function readingText({ articles, characters, figures, matches, first, article, all, plain, timesSlower }) {
  return `${articles} seeded articles of ${characters} characters, English and Russian: ${figures} figures read in ${ms(all)}; one: median ${ms(article.median)}, p95 ${ms(article.p95)}, the first ${ms(first)}
  a plain search for numbers with units in the same texts: ${matches} matches, median ${ms(plain.median)}, p95 ${ms(plain.p95)}; reading takes ${timesSlower} times as long`
}

function matchingText({
  orders,
  terms,
  plans,
  passages,
  hits,
  asked,
  mismatches,
  folding,
  index,
  plain,
  same,
  timesAsFast,
}) {
  return `${plans} seeded plans (${passages} passages) against ${orders} orders (${terms} terms): ${hits} hits, median ${ms(index.median)}, most ${ms(index.max)}
  ${asked} of them beside asking each order: ${mismatches} hits differ, ${ms(same)} and ${ms(plain)}, ${timesAsFast} times as fast; folding the orders ${ms(folding)}`
}

function timetableText(result) {
  const { feed, queries, preparation, karavan, karavanWithoutBounds, minotor, timesAsFast, timesAsFastWithoutBounds } =
    result
  return `One-day timetable (${feed.stops} stops, ${feed.trips} trips, ${feed.calls} calls; at most ${queries.maxTransfers} transfers)
  ${queries.asked} seeded questions, ${queries.reachable} reachable, ${queries.withSeveralAnswers} with several answers, ${result.mismatches} answered differently
  karavan                 median ${ms(karavan.median)}, p95 ${ms(karavan.p95)}
  karavan without bounds  median ${ms(karavanWithoutBounds.median)}, p95 ${ms(karavanWithoutBounds.p95)}
  minotor ${minotor.version}           median ${ms(minotor.median)}, p95 ${ms(minotor.p95)}
  times as fast as minotor: ${timesAsFast.median} at the median, ${timesAsFast.p95} at p95; without bounds ${timesAsFastWithoutBounds.median} and ${timesAsFastWithoutBounds.p95}
  preparation: reading the feed ${ms(preparation.readGtfs)}, index ${ms(preparation.index)} (${ms(preparation.indexWithoutBounds)} without bounds); minotor reads in ${ms(preparation.minotorParse)}`
}

function worldText({ network, queries, compile, firstQuery, query }) {
  return `Seeded world (${network.locations} locations, ${network.services} services, ${network.departures} departures in ${network.weeks} weeks, whole distributions)
  ${queries.asked} seeded questions, ${queries.answered} with plans: median ${ms(query.median)}, p95 ${ms(query.p95)}; the first ever ${ms(firstQuery)}
  compiling ${ms(compile)}`
}

function pageText({ browser, rounds, slow, firstPlan, interactions, moving }) {
  return `The page (Chromium ${browser} without a graphics card, ${rounds} visits)
  first plan on screen    median ${ms(firstPlan.plain.median)}; with a processor ${slow} times slower median ${ms(firstPlan.slow.median)}, p95 ${ms(firstPlan.slow.p95)}
  longest interaction     median ${ms(interactions.plain.median)}; slower median ${ms(interactions.slow.median)}, p95 ${ms(interactions.slow.p95)}
  moving view             ${moving.framesASecond} frames a second, ${moving.slowFramesASecond} in the slowest twentieth of frames`
}

function eventsText({ documents, captured, oneByOne, timesAsFast, seeded, asked, mismatches, story, overHttp }) {
  return `Events over HTTP, documents of ${documents.events} by ${documents.senders} at once
  captured                ${captured.median} events a second, ${captured.p95} in the slowest twentieth of rounds; a document median ${ms(documents.answer.median)}, p95 ${ms(documents.answer.p95)}
  one by one              ${oneByOne.median} events a second; documents are ${timesAsFast} times as fast
  one container among ${seeded.events} events (${asked} asked, ${mismatches} answered wrongly): median ${ms(story.median)}, p95 ${ms(story.p95)}; over HTTP median ${ms(overHttp.median)}, p95 ${ms(overHttp.p95)}`
}

/** All results as a page; every number in it is one of `bench.json`. */
export function markdownOf({
  machine,
  corridor,
  profile,
  matching,
  timetable,
  world,
  page,
  events,
  ledger,
  arrival,
  reading,
}) {
  const parts = [
    `# Benchmarks

\`npm run bench\` asks seeded questions and prints medians and 95th percentiles; \`npm run bench -- --write\` writes this
page and \`bench.json\`. Measured with Node ${machine.node} on ${machine.processor}, ${machine.cores} cores, one of them used.
Absolute times differ between machines; ratios come from one run that asks both sides each question in turn.`,
    corridor && corridorPage(corridor),
    profile && profilePage(profile),
    matching && matchingPage(matching),
    timetable && timetablePage(timetable),
    world && worldPage(world),
    page && pagePage(page),
    events && eventsPage(events),
    ledger && ledgerPage(ledger),
    arrival && arrivalPage(arrival),
    reading && readingPage(reading),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

const row = (name, { median, p95, mean, max }) => `| ${name} | ${median} | ${p95} | ${mean} | ${max} |`
const HEAD = '| milliseconds | median | p95 | mean | most |\n|---|---|---|---|---|'

function corridorPage({ date, network, queries, firstLoading, loading, compiling, firstQuery, query }) {
  return `## The bundled network, whole distributions

${network.locations} locations, ${network.links} links, ${network.services} services; distributions on a grid of ${network.stepMinutes} minutes over ${network.horizonSteps} steps.
${queries.asked} seeded questions between places that services call at, four kinds of cargo, after ${queries.warmUp} that are not counted; ${queries.answered} have plans. ${date}.

${HEAD}
${row('a question', query)}
${row('loading the compiled network', loading)}
${row('reading and compiling its tables', compiling)}

The first question ever asked, with cold code and nothing laid out, took ${ms(firstQuery)}, the first loading ${ms(firstLoading)}. Aims: p95 of a question under 25 ms, loading under 100 ms.`
}

function profilePage({ date, days, mismatches, years, profile }) {
  const rows = years.map(
    ({ from, to, ways, profile, plans, timesAsFast }) =>
      `| ${from} – ${to} | ${ways} | ${profile} | ${plans} | ${timesAsFast} |`,
  )
  return `## A year of hand-overs

The six questions that the README begins with, each for a hand-over on ${days} days, beside as many plain questions in the same run, which also
work out legs, a policy and what is ruled out. **${mismatches} of ${days * years.length} days were answered differently** (ways, hours, cost, CO2e). ${date}.

| milliseconds | ways | a year | plain questions | times as fast |
|---|---|---|---|---|
${rows.join('\n')}

At the median a year takes ${ms(profile.median)}. The aim is 2 s on one core; what costs most is a way whose every day is its own, over a port that shuts by
another share in each month.`
}

function readingPage({ date, articles, characters, figures, matches, first, article, all, plain, timesSlower }) {
  return `## Figures of articles

${articles} seeded news items of ${characters} characters at the mean, English and Russian mixed, one sentence in four with figures: **${figures} figures** read in
${ms(all)}, in one process; the first, with cold code, took ${ms(first)}. The aim is 10 s for all. ${date}.

${HEAD}
${row('an article', article)}
${row('a plain search for numbers with units', plain)}

The plain search finds ${matches} numbers and knows nothing of their time, what they count or what is claimed with them; reading takes ${timesSlower} times as long.`
}

function matchingPage(result) {
  const {
    date,
    orders,
    terms,
    plans,
    passages,
    hits,
    asked,
    askedHits,
    mismatches,
    folding,
    index,
    plain,
    same,
    timesAsFast,
  } = result
  return `## Orders and plans

${plans} seeded plans with ${passages} passages against ${orders} seeded orders, which make ${terms} terms and ${hits} hits; ${asked} of the plans beside asking
each term about each passage in the same run. **${mismatches} of ${askedHits} hits differ.** ${date}.

| milliseconds | median | most |
|---|---|---|
| all ${plans} plans, in one process | ${index.median} | ${index.max} |
| ${asked} plans (once) | ${same} | |
| ${asked} plans, asking each order (once) | ${plain} | |
| folding the orders (once) | ${folding} | |

${timesAsFast} times as fast. The aim is 2 s, and 20 times.`
}

function timetablePage(result) {
  const {
    date,
    feed,
    queries,
    preparation,
    karavan,
    karavanWithoutBounds,
    minotor,
    timesAsFast,
    timesAsFastWithoutBounds,
  } = result
  return `## A timetable of one day, beside minotor

A seeded GTFS feed of ${feed.stops} stops, ${feed.trips} trips, ${feed.calls} calls and ${feed.walks} walks (\`bench/make-feed.mjs\`), ${queries.asked} seeded
questions after ${queries.warmUp} that are not counted: two stops and a minute, at most ${queries.maxTransfers} transfers. ${queries.reachable} are reachable,
${queries.withSeveralAnswers} of them with several answers. Answers are the Pareto set of arrival, in whole minutes, and transfers. ${date}.

**${result.mismatches} of ${queries.asked + queries.warmUp} questions were answered differently. At the median Karavan is ${timesAsFast.median} times as fast as
minotor ${minotor.version}, at the 95th percentile ${timesAsFast.p95} times.** The aim is 3 times.

${HEAD}
${row('Karavan', karavan)}
${row('Karavan without bounds', karavanWithoutBounds)}
${row(`minotor ${minotor.version}`, minotor)}

| preparation, milliseconds | |
|---|---|
| Karavan: reading the feed | ${preparation.readGtfs} |
| Karavan: index with bounds | ${preparation.index} |
| Karavan: index without bounds | ${preparation.indexWithoutBounds} |
| minotor: reading the feed from its ZIP file | ${preparation.minotorParse} |

The index holds, for each pair of stops, the fewest minutes and the fewest trips that any way between them needs (3 bytes a
pair); a search follows only what these bounds leave possible. Without them it is plain RAPTOR on flat arrays, and
${timesAsFastWithoutBounds.median} times as fast as minotor at the median, ${timesAsFastWithoutBounds.p95} times at p95.

What is compared:

- minotor is asked through its public API; its figure is \`Router.route\` alone, without building the query. Ours is the whole
  of \`searchTimetable\`, with all journeys read back leg by leg.
- minotor declares Node 21.1 or newer and is measured on the version named above, on which it runs. Only this version of it
  is compared; its source repository has moved on since, and a later version may be faster.
- Its answers are the earliest arrivals per round (\`earliestArrivalsPerRound\`), of which those that no earlier round beats count.
- Both change at a stop in no time, walk at most once between two trips, before the first and after the last, and count
  walks by \`min_transfer_time\`. Where the two differ the feed does not go: walks are closed under composition, lead only
  between stops with trips, and always have a time; no trip calls at a stop twice or overtakes another on its route; no time
  passes 99:59.`
}

function worldPage({ date, network, queries, compile, firstQuery, query }) {
  return `## A seeded world, whole distributions

${network.locations} locations and ${network.services} services with ${network.departures} departures in ${network.weeks} weeks (\`bench/make-world.mjs\`), each run with a distribution of its
own, on a grid of one hour. ${queries.asked} seeded questions after ${queries.warmUp} that are not counted; ${queries.answered} have plans. ${date}.

${HEAD}
${row('a question', query)}

The first question ever asked took ${ms(firstQuery)}, compiling ${ms(compile)}. The aim is a p95 under 250 ms.`
}

function pagePage({ date, browser, rounds, slow, scripts, firstPlan, interactions, moving }) {
  return `## The page

Chromium ${browser} without a graphics card, 1440 × 900, ${rounds} visits with a cold cache after one that is not counted: an address with a
question is opened, then other plans, orders and views are pressed and a name is typed. The same machine serves the page
and searches. The rival is the same page on the same processor, not slowed down. ${date}.

${HEAD}
${row('first plan on screen', firstPlan.plain)}
${row(`first plan on screen, processor ${slow} times slower`, firstPlan.slow)}
${row('longest interaction of a visit', interactions.plain)}
${row(`longest interaction, processor ${slow} times slower`, interactions.slow)}

Aims with the processor ${slow} times slower: 1,500 ms for the first plan, 200 ms for the longest interaction (INP). The moving view of a
plan draws ${moving.framesASecond} frames a second, ${moving.slowFramesASecond} in the slowest twentieth of ${moving.frames} frames; the aim is 60.

| script | kB compressed |
|---|---|
${Object.entries(scripts)
  .map(([name, size]) => `| ${name} | ${size} |`)
  .join('\n')}`
}

function ledgerText({ appended, still, growing, share, entries, mismatches }) {
  return `The log of tellings
  added                   ${appended.median} entries a second, ${appended.p95} in the slowest twentieth of rounds
  captured meanwhile      ${growing.median} events a second, ${still.median} with the log held still: ${share} of it
  ${entries} entries were checked, ${mismatches} were wrong`
}

function ledgerPage({ date, rounds, documents, appended, still, growing, share, entries, mismatches }) {
  return `## The log of tellings

${documents.documents} documents of ${documents.events} events by ${documents.senders} senders at once, as above, in ${rounds} rounds: in turn with the log held still, and with the server
adding to it meanwhile. What gathered while it was held is then added by one process beside the server. All ${entries} entries were
checked at the end, **${mismatches} were wrong**. ${date}.

| a second | median round | slowest twentieth of rounds |
|---|---|---|
| entries added | ${appended.median} | ${appended.p95} |
| events captured, log held still | ${still.median} | ${still.p95} |
| events captured, log growing | ${growing.median} | ${growing.p95} |

Capture is ${share} times as fast with the log growing. The aims are 5,000 entries a second, and 0.9 times.`
}

function arrivalText(result) {
  const { consignments, plans, seconds, each, naive, timesAsFast, untold, mismatches } = result
  const { forecasts, within, hoursOff, hoursOffByPlan, stored } = result
  return `${consignments} consignments by ${plans} plans estimated anew after a port closed: ${seconds} s in one process
  one of them             median ${ms(each.median)}, p95 ${ms(each.p95)}; the plain way ${ms(naive.median)}, ${timesAsFast} times as long
  ${untold} of which nothing is known were compared with it, ${mismatches} differ
  ${stored.consignments} of a database, read, told and kept anew: ${stored.seconds} s
  ${forecasts} held against when they come: ${within} within P10 to P90, off by ${hoursOff} h (CRPS), the plan by ${hoursOffByPlan} h`
}

/** Results of before it was measured have none. */
function storedText(stored) {
  if (stored === undefined) return ''
  return `

${stored.consignments} consignments of an embedded PostgreSQL, of which nobody has reported, took ${stored.seconds} s as a server does it: marked, read, told and kept one after another.`
}

function arrivalPage(result) {
  const { date, consignments, plans, stages, seconds, each, naive, compared, timesAsFast, untold, mismatches } = result
  const { forecasts, within, hoursOff, hoursOffByPlan, stored } = result
  return `## Arrivals estimated anew

${consignments} consignments by ${plans} plans of the planner (${stages} stages at the mean), each on its way by a course drawn from its plan's own laws and told in part and late,
are estimated anew after the ports of all sea legs closed for five days: a hold is put into their plans. One process; reading the plans is not
counted. Beside, for ${compared} of them, the plain way: the laws compiled and the whole chain composed from when the goods were ready, which knows
of nothing that was told. Of ${untold} of which nothing is known it must say the same; **${mismatches} differ**. ${date}.

${HEAD}
${row('one consignment', each)}
${row('one consignment, the plain way', naive)}

All took ${seconds} s, and one is ${timesAsFast} times as fast as the plain way. The aim is 10 s for 10,000 on 2 cores.${storedText(stored)}

${forecasts} of them, without the closed ports, are held against when their course ends: ${within} of them lie within P10 to P90 (0.8 is right), how surely and how
soon reports come being estimated from each consignment alone. The mean continuous ranked probability score is ${hoursOff} h, that of the plan as it was chosen ${hoursOffByPlan} h.`
}

function eventsPage(result) {
  const {
    date,
    settings,
    rounds,
    documents,
    captured,
    oneByOne,
    timesAsFast,
    seeded,
    asked,
    mismatches,
    story,
    overHttp,
  } = result
  return `## Events

A server as it is started by \`npm start\`, on its own PostgreSQL ${settings.version} with fsync ${settings.fsync} and synchronous_commit ${settings.synchronousCommit}, on the
same machine as those who send. ${rounds} rounds after one that is not counted: ${documents.documents} documents of ${documents.events} events by ${documents.senders} senders at once,
then events one by one by the same senders, each a transaction of its own. When a capture is answered it is on the disk; stories
of consignments are told afterwards. ${date}.

| events a second | median round | slowest twentieth of rounds |
|---|---|---|
| documents of ${documents.events} (\`POST /epcis/capture\`) | ${captured.median} | ${captured.p95} |
| one by one (\`POST /epcis/events\`) | ${oneByOne.median} | ${oneByOne.p95} |

Documents are ${timesAsFast} times as fast. The aim is 5,000 events a second.

${asked} containers drawn by chance among ${seeded.events} events, ${seeded.perContainer} of each container (seeded in ${seeded.seconds} s). **${mismatches} were answered wrongly.**

${HEAD}
${row('a captured document', documents.answer)}
${row('what is told of one container', story)}
${row('the same over HTTP (`MATCH_anyEPC`)', overHttp)}

The aim is a p95 under 20 ms among 10 million events (\`--events 10000000\`).`
}
