import { useQuery } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";

/** Offices, departments and people change by hand, now and then. */
const staleTime = 10 * 60_000;

export function useOffices() {
  return useQuery(api.organisation.offices.queryOptions({ staleTime }));
}

export function useDepartments(officeCode: string) {
  return useQuery(api.organisation.departments.queryOptions({ input: { officeCode }, staleTime }));
}

/** Those of a department, once one is named. */
export function usePeople(officeCode: string, departmentId: string | undefined) {
  return useQuery(
    api.organisation.people.queryOptions({
      input: { officeCode, ...(departmentId === undefined ? {} : { departmentId }) },
      enabled: departmentId !== undefined,
      staleTime,
    }),
  );
}

/** Everybody who holds a post in the office today. */
export function usePeopleOfOffice(officeCode: string) {
  return useQuery(api.organisation.people.queryOptions({ input: { officeCode }, staleTime }));
}
