import { oc } from "@orpc/contract";
import { z } from "zod";

export const officeRef = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(["province", "city", "county"]),
});
export const departmentRef = z.object({ id: z.string(), name: z.string(), officeCode: z.string() });
export const personRef = z.object({ id: z.string(), name: z.string() });

/** Who is signed in and what the menu shows; `null` when nobody is. Signing in and out is `/api/auth/*`. */
export const me = z.object({
  person: personRef,
  userName: z.string(),
  office: officeRef,
  department: departmentRef.nullable(),
  roles: z.array(z.string()),
  reach: z.enum(["none", "own", "department", "office"]),
  /** Pages this person has a use for, by route id. */
  pages: z.array(z.string()),
  /** The office is fictitious and every page says so. */
  demonstration: z.boolean(),
  /** The office's calendar day, by which lights are judged. */
  today: z.iso.date(),
});
export type Me = z.infer<typeof me>;

export const session = {
  current: oc.output(me.nullable()),
  /** Sign-ins that the demonstration office offers on the sign-in page; empty in a real office. */
  demonstrationAccounts: oc.output(
    z.array(
      z.object({
        userName: z.string(),
        password: z.string(),
        personName: z.string(),
        role: z.string(),
        office: z.string(),
      }),
    ),
  ),
};

export const organisation = {
  offices: oc.output(z.array(officeRef.extend({ parentCode: z.string().nullable() }))),
  departments: oc.input(z.object({ officeCode: z.string() })).output(z.array(departmentRef)),
  /** People who hold a post today in the department, or in the office. */
  people: oc
    .input(z.object({ officeCode: z.string(), departmentId: z.string().optional() }))
    .output(
      z.array(personRef.extend({ departmentId: z.string(), departmentName: z.string(), roles: z.array(z.string()) })),
    ),
};
