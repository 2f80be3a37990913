const CONSENT =
  /(?<!без )согласовани[юяи]|с согласия|(?:по|с) разрешени[юя]|\b(?:by|in|with|under|upon|on|after|subject to)(?: \w+){0,2} (?:agreement|consent|approval|permission)\b|\bif agreed\b/iu

/** Whether an exception is told to need somebody's consent, in English or Russian: `20 вагонов в сутки по согласованию`. */
export function asksConsent(text: string): boolean {
  return CONSENT.test(text)
}
