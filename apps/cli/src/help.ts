/** What `karavan --help` prints. */
export const HELP = `karavan: plans for the Middle Corridor and the routes it competes with

Usage
  karavan plan FROM TO [options]          ways, when the goods really arrive, cost, CO2e, what is ruled out
  karavan places TEXT                     find a place
  karavan conditions list [options]       what is shut, banned or queueing on a day, and by which clause
  karavan conditions weather [PLACE…]     how likely ports are to shut over the next days, by a forecast of yours
  karavan conditions read FILE|-          what the text of an order or a news item says, field by field
  karavan conditions match FROM TO [options]   which of them hit the ways of a question, when, and what to do
  karavan conditions add FILE…            keep orders, reports or counts of queues (CSV) in the database
  karavan network check [DIR]             prove the bundled network, with the rows of DIR laid over it
  karavan network export --format gtfs DIR   write the timetable as a GTFS feed
  karavan network import --format gtfs DIR   read a GTFS feed and tell what is in it
  karavan backup FILE                     write all that was entered into one file
  karavan restore FILE [--replace]        take it back, into a database that is empty or may be replaced
  karavan database status                 where what was entered is kept, and what it holds

FROM and TO
  our id (KZ-AKTAU), a UN/LOCODE or another code, or a name in any script: Aktau, Ақтау, 阿克套

When
  --ready T            when the goods are ready (2026-12-01, 2026-12-01T08:00Z); default: the next UTC day
  --deadline T         gives each plan its chance of meeting it
  --arrive-by T        backwards: the latest safe hand-over …
  --chance 0.9         … that arrives in time with this chance
  --when               the same for a hand-over on each day of a year, by month and weekday
  --days N             … of so many days, 1 to 400
  --within D           … with the chance of arriving within D days
  --history            allow a time that has passed

Cargo
  --equipment 40HC     20GP 40GP 40HC 45HC 20RF 40RF, wagon-covered -open -tank -hopper -platform, truck, trailer
  --teu N | --wagons N | --trucks N | --units N
  --tonnes N           mass of the goods; without it two thirds of the payload are assumed
  --goods HS           Harmonized System code, 2 to 10 digits: 10 cereals, 7208 rolled steel
  --dg CLASS           dangerous goods: 3, 2.1 …
  --temperature        keep at a temperature

Ways
  --avoid LIST         countries, places, modes or services, parted by commas: RU,BY
  --sort arrival|reliability|cost|co2e
  --limit N            most plans shown (6)
  --show N|all         tell this plan, or all, leg by leg (1)
  --exact              the whole Pareto set; slow
  --network DIR        lay your own rows over the bundled network

Conditions
  --on T               the day (today)
  --at PLACE           only what concerns it; several times for several places
  --goods HS, --equipment KIND   what it says of this cargo
  --from PLACE         from when to load there for what --at names: the queue, the ban, the usual hours
  --by NAME, --why TEXT          who adds, and why it is corrected
  --csv                a text that is read, as a row of a register of orders to complete

Output
  --json               nothing but JSON on standard output (docs/api.md)
  NO_COLOR             no bold or dim letters

What was entered (docs/storage.md)
  KARAVAN_DATA         the folder in which it is kept
  DATABASE_URL         a PostgreSQL of your own instead: postgres://USER:PASSWORD@HOST:PORT/DATABASE

A forecast (docs/conditions.md)
  KARAVAN_WEATHER      a folder of forecasts, or an address with {latitude} and {longitude}, or {place}
  KARAVAN_WAVES        the same for waves, where another service has them
  KARAVAN_WEATHER_ATTRIBUTION   to whom it is owed

Exit codes
  0 answered   1 fault of the program   2 the question cannot be used   3 there is no way
`
