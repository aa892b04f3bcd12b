/** What a company pays for a trip, in cents: per km, per night, per day on the road. */
export interface Rates { km: number; night: number; meals: number }

/** Until an admin sets something; the server has the same in `fieldapp/admin/rules.py`. */
export const USUAL_RATES: Rates = { km: 43, night: 14_000, meals: 6_000 };
