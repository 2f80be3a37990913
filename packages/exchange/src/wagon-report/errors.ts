/** The codes of errors in wagon reports and their mappings. */
export type WagonReportErrorCode = 'WAGON_MAPPING_INVALID' | 'WAGON_REPORT_COLUMNS_MISSING'
