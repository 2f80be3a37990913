/** The 97 chapters of the Harmonized System in our own short words; chapter 77 is reserved. */
const CHAPTERS = `
01 live animals, horses, cattle, sheep, poultry
02 meat, offal, beef, lamb, pork, chicken
03 fish, shellfish, seafood
04 dairy, milk, cheese, eggs, honey
05 other animal products, hides in the raw, bones, feathers
06 live plants, bulbs, cut flowers
07 vegetables, onions, potatoes, tomatoes, pulses, lentils, peas
08 fruit, nuts, apples, citrus, dried apricots
09 coffee, tea, spices
10 cereals, grain, wheat, barley, maize, rice, oats, rye
11 milling products, flour, malt, starch, gluten
12 oil seeds, soya, rape, flax, sunflower seed, fodder, seeds for sowing
13 gums, resins, plant extracts
14 plaiting materials of plants
15 fats and oils, vegetable oil, sunflower oil, tallow, wax
16 prepared meat and fish, sausages, tins
17 sugar, sweets
18 cocoa, chocolate
19 bakery, pasta, biscuits, infant food
20 prepared vegetables and fruit, juice, tomato paste
21 other food preparations, sauces, yeast
22 drinks, wine, beer, spirits, water, vinegar, ethanol
23 residues of food industry, animal feed, oil cake, bran
24 tobacco, cigarettes
25 salt, sulphur, stone, cement, clay, lime, gypsum, minerals
26 ores, slag, ash, concentrates of iron, copper, chrome, zinc
27 mineral fuels, coal, coke, crude oil, petrol, diesel, gas, bitumen
28 inorganic chemicals, acids, soda, rare earths, uranium compounds
29 organic chemicals, methanol
30 medicines, pharmaceuticals
31 fertilizers, urea, potash, phosphate
32 paints, dyes, inks, tanning extracts
33 perfume, cosmetics, essential oils
34 soap, detergents, candles, lubricants
35 glues, starches modified, enzymes, proteins
36 explosives, fireworks, matches
37 photographic goods, films
38 other chemical products, pesticides, biodiesel, ferro-dust
39 plastics, polymers, polyethylene, polypropylene
40 rubber, tyres
41 hides and skins, leather
42 leather goods, bags, saddlery
43 furs
44 wood, timber, plywood, boards, charcoal
45 cork
46 basketware, straw
47 wood pulp, waste paper
48 paper, cardboard
49 books, printed matter
50 silk
51 wool, animal hair
52 cotton, cotton yarn and cloth
53 flax, jute, other plant fibres
54 man-made filaments
55 man-made staple fibres
56 felt, nonwovens, rope
57 carpets
58 lace, ribbons, woven pile
59 coated textiles, technical textiles
60 knitted cloth
61 clothes, knitted
62 clothes, not knitted
63 other textiles, bed linen, used clothes, sacks
64 shoes
65 hats, helmets
66 umbrellas, sticks
67 feathers prepared, artificial flowers
68 articles of stone, plaster, cement, asbestos, insulation
69 ceramics, tiles, bricks, sanitary ware
70 glass
71 precious metals, gold, silver, jewellery, stones
72 iron and steel, rolled metal, billets, pig iron, ferro-alloys, scrap
73 articles of iron and steel, pipes, rails, bolts
74 copper, cathodes
75 nickel
76 aluminium
78 lead
79 zinc
80 tin
81 other base metals, titanium, tungsten, antimony
82 tools, cutlery
83 small metal goods, locks, fittings
84 machinery, engines, boilers, computers, pumps, tractors' parts
85 electrical machines, electronics, batteries, cables, phones, solar panels
86 railway wagons, locomotives, track material, containers
87 cars, trucks, tractors, vehicles and their parts
88 aircraft, drones
89 ships, boats
90 instruments, optical, medical, measuring
91 clocks, watches
92 musical instruments
93 arms, ammunition
94 furniture, lamps, prefabricated buildings
95 toys, games, sports goods
96 other manufactured articles, pens, brushes, zips
97 works of art, antiques`
  .trim()
  .split('\n')
  .map((line) => ({ hs: line.slice(0, 2), text: line.slice(3) }))

/** Chapters whose words begin with every word of the text, or whose number does; all for the empty text. */
export function searchGoods(text: string): readonly { readonly hs: string; readonly text: string }[] {
  const wanted = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (wanted.length === 0) return CHAPTERS
  return CHAPTERS.filter(({ hs, text: words }) => {
    const has = words.toLowerCase().match(/[\p{L}]+/gu) ?? []
    return wanted.every((word) => hs === word.slice(0, 2) || has.some((own) => own.startsWith(word)))
  })
}
