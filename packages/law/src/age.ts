import { addDays, type CivilDate, dateOfParts, dateParts, daysInMonth } from "./civil-date.ts";

/**
 * Full years of age (周岁) on a day. A person reaches an age on the day AFTER the birthday, so that somebody who acts
 * on the fourteenth birthday itself is thirteen. Born on 29 February, the birthday of a common year is 1 March less a
 * day, 28 February, and the age is reached on 1 March. Never below 0.
 */
export function ageReached(birthDate: CivilDate, on: CivilDate): number {
  const years = dateParts(on).year - dateParts(birthDate).year;
  return Math.max(0, on >= ageReachedOn(birthDate, years) ? years : years - 1);
}

/** The first day on which a person is `years` full years old: the day after that birthday. */
export function ageReachedOn(birthDate: CivilDate, years: number): CivilDate {
  const { year, month, day } = dateParts(birthDate);
  const birthday = dateOfParts({ year: year + years, month, day: Math.min(day, daysInMonth(year + years, month)) });
  return addDays(birthday, 1);
}
