/** What a company pays for a trip, in cents: per km, per night, per day on the road. */
export interface Rates { km: number; night: number; meals: number }

/** How much a rep may change on an approved trip without asking anew: visits, kilometres more, cents more. */
export interface Tolerance { visits: number; km: number; cost: number }

/** Until an admin sets something; the server has the same in `fieldapp/admin/rules.py`. */
export const USUAL_RATES: Rates = { km: 43, night: 14_000, meals: 6_000 };
export const USUAL_TOLERANCE: Tolerance = { visits: 2, km: 80, cost: 10_000 };
