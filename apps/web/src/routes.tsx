// Every address of the interface. Pages are loaded when first visited; the frame and the sign-in come at once.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { Button } from "antd";
import { EmptyState, Skeleton } from "./components/Moments.tsx";
import { readCasesSearch } from "./features/cases/search.ts";
import { readFindingsSearch } from "./features/findings/filters.ts";
import { calendarTabs } from "./features/calendar/tabs.ts";
import { newDeliverySteps } from "./features/deliveries/steps.ts";
import { Frame, NotFoundPage } from "./features/frame/Frame.tsx";
import { boxes } from "./features/inbox/boxes.ts";
import { readRecordsSearch } from "./features/registers/list/filters.ts";
import {
  civilDayText,
  oneOf,
  oneText,
  pageNumber,
  parseSearch,
  present,
  someTexts,
  stringifySearch,
} from "./lib/search-params.ts";
import { useWords } from "./lib/words.tsx";
import { failureWords } from "./words/failure.ts";

const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  validateSearch: (search: Record<string, unknown>) => present({ tab: oneOf(search["tab"], boxes) }),
  component: lazyRouteComponent(() => import("./features/home/HomePage.tsx"), "HomePage"),
});

const deliveries = createRoute({
  getParentRoute: () => root,
  path: "/deliveries",
  validateSearch: (search: Record<string, unknown>) => present({ page: pageNumber(search["page"]) }),
  component: lazyRouteComponent(() => import("./features/deliveries/DeliveriesPage.tsx"), "DeliveriesPage"),
});

const newDelivery = createRoute({
  getParentRoute: () => root,
  path: "/deliveries/new",
  validateSearch: (search: Record<string, unknown>) =>
    present({ uploadId: oneText(search["uploadId"]), step: oneOf(search["step"], newDeliverySteps) }),
  component: lazyRouteComponent(() => import("./features/deliveries/NewDeliveryPage.tsx"), "NewDeliveryPage"),
});

const mapping = createRoute({
  getParentRoute: () => root,
  path: "/deliveries/new/mapping",
  validateSearch: (search: Record<string, unknown>) =>
    present({ uploadId: oneText(search["uploadId"]), table: oneText(search["table"]) }),
  component: lazyRouteComponent(() => import("./features/deliveries/mapping/MappingPage.tsx"), "MappingPage"),
});

const savedMappings = createRoute({
  getParentRoute: () => root,
  path: "/deliveries/mappings",
  component: lazyRouteComponent(
    () => import("./features/deliveries/mapping/SavedMappingsPage.tsx"),
    "SavedMappingsPage",
  ),
});

const delivery = createRoute({
  getParentRoute: () => root,
  path: "/deliveries/$deliveryId",
  component: lazyRouteComponent(() => import("./features/deliveries/DeliveryPage.tsx"), "DeliveryPage"),
});

const findings = createRoute({
  getParentRoute: () => root,
  path: "/findings",
  validateSearch: readFindingsSearch,
  component: lazyRouteComponent(() => import("./features/findings/FindingsPage.tsx"), "FindingsPage"),
});

const finding = createRoute({
  getParentRoute: () => root,
  path: "/findings/$findingId",
  component: lazyRouteComponent(() => import("./features/findings/FindingPage.tsx"), "FindingPage"),
});

const cases = createRoute({
  getParentRoute: () => root,
  path: "/cases",
  validateSearch: readCasesSearch,
  component: lazyRouteComponent(() => import("./features/cases/CasesPage.tsx"), "CasesPage"),
});

const legalCase = createRoute({
  getParentRoute: () => root,
  path: "/cases/$legalCaseNo",
  component: lazyRouteComponent(() => import("./features/cases/CasePage.tsx"), "CasePage"),
});

const rules = createRoute({
  getParentRoute: () => root,
  path: "/rules",
  validateSearch: (search: Record<string, unknown>) => present({ text: oneText(search["text"]) }),
  component: lazyRouteComponent(() => import("./features/rules/RulesPage.tsx"), "RulesPage"),
});

const rule = createRoute({
  getParentRoute: () => root,
  path: "/rules/$ruleId",
  component: lazyRouteComponent(() => import("./features/rules/RulePage.tsx"), "RulePage"),
});

const ruleCoverage = createRoute({
  getParentRoute: () => root,
  path: "/rules/coverage",
  validateSearch: (search: Record<string, unknown>) =>
    present({
      text: oneText(search["text"]),
      bare: search["bare"] === true || search["bare"] === "true" ? true : undefined,
    }),
  component: lazyRouteComponent(() => import("./features/rules/CoveragePage.tsx"), "CoveragePage"),
});

const circulars = createRoute({
  getParentRoute: () => root,
  path: "/rules/circulars",
  validateSearch: (search: Record<string, unknown>) =>
    present({
      batch: oneText(search["batch"]),
      none: search["none"] === true || search["none"] === "true" ? true : undefined,
    }),
  component: lazyRouteComponent(() => import("./features/rules/CircularsPage.tsx"), "CircularsPage"),
});

const workbench = createRoute({
  getParentRoute: () => root,
  path: "/rules/workbench/$recordId",
  component: lazyRouteComponent(() => import("./features/rules/workbench/WorkbenchPage.tsx"), "WorkbenchPage"),
});

const limits = createRoute({
  getParentRoute: () => root,
  path: "/limits",
  validateSearch: (search: Record<string, unknown>) =>
    present({
      text: oneText(search["text"]),
      open: oneText(search["open"]),
      unverified: search["unverified"] === true || search["unverified"] === "true" ? true : undefined,
    }),
  component: lazyRouteComponent(() => import("./features/limits/LimitsPage.tsx"), "LimitsPage"),
});

const compute = createRoute({
  getParentRoute: () => root,
  path: "/limits/compute",
  validateSearch: (search: Record<string, unknown>) =>
    present({
      limit: oneText(search["limit"]),
      length: oneText(search["length"]),
      holiday: oneText(search["holiday"]),
      law: oneText(search["law"]),
      who: someTexts(search["who"]),
    }),
  component: lazyRouteComponent(() => import("./features/limits/ComputePage.tsx"), "ComputePage"),
});

const calendar = createRoute({
  getParentRoute: () => root,
  path: "/calendar",
  validateSearch: (search: Record<string, unknown>) =>
    present({
      tab: oneOf(search["tab"], calendarTabs),
      year: pageNumber(search["year"]),
      page: pageNumber(search["page"]),
    }),
  component: lazyRouteComponent(() => import("./features/calendar/CalendarPage.tsx"), "CalendarPage"),
});

const inbox = createRoute({
  getParentRoute: () => root,
  path: "/inbox",
  validateSearch: (search: Record<string, unknown>) =>
    present({ box: oneOf(search["box"], boxes), page: pageNumber(search["page"]) }),
  component: lazyRouteComponent(() => import("./features/inbox/InboxPage.tsx"), "InboxPage"),
});

const register = createRoute({
  getParentRoute: () => root,
  path: "/registers/$register",
  validateSearch: readRecordsSearch,
  component: lazyRouteComponent(() => import("./features/registers/list/RegisterPage.tsx"), "RegisterPage"),
});

const newRecord = createRoute({
  getParentRoute: () => root,
  path: "/registers/$register/new",
  validateSearch: (search: Record<string, unknown>) => present({ from: oneText(search["from"]) }),
  component: lazyRouteComponent(() => import("./features/registers/form/NewRecordPage.tsx"), "NewRecordPage"),
});

const record = createRoute({
  getParentRoute: () => root,
  path: "/records/$recordId",
  component: lazyRouteComponent(() => import("./features/registers/record/RecordPage.tsx"), "RecordPage"),
});

const definitionsList = createRoute({
  getParentRoute: () => root,
  path: "/setup/registers",
  component: lazyRouteComponent(() => import("./features/definitions/DefinitionsPage.tsx"), "DefinitionsPage"),
});

const definition = createRoute({
  getParentRoute: () => root,
  path: "/setup/registers/$register",
  component: lazyRouteComponent(() => import("./features/definitions/DefinitionPage.tsx"), "DefinitionPage"),
});

const conferences = createRoute({
  getParentRoute: () => root,
  path: "/conferences",
  validateSearch: (search: Record<string, unknown>) =>
    present({ from: civilDayText(search["from"]), to: civilDayText(search["to"]) }),
  component: lazyRouteComponent(() => import("./features/conferences/overview/ConferencesPage.tsx"), "ConferencesPage"),
});

const conferenceKind = createRoute({
  getParentRoute: () => root,
  path: "/conferences/kinds",
  validateSearch: (search: Record<string, unknown>) => present({ kind: oneText(search["kind"])?.slice(0, 500) }),
  component: lazyRouteComponent(() => import("./features/conferences/overview/KindPage.tsx"), "KindPage"),
});

const conference = createRoute({
  getParentRoute: () => root,
  path: "/conferences/$recordId",
  component: lazyRouteComponent(() => import("./features/conferences/plan/ConferencePage.tsx"), "ConferencePage"),
});

const conferenceLive = createRoute({
  getParentRoute: () => root,
  path: "/conferences/$recordId/live",
  validateSearch: (search: Record<string, unknown>) => present({ item: oneText(search["item"]) }),
  component: lazyRouteComponent(() => import("./features/conferences/live/LivePage.tsx"), "LivePage"),
});

const conferenceScreen = createRoute({
  getParentRoute: () => root,
  path: "/conferences/$recordId/screen",
  component: lazyRouteComponent(() => import("./features/conferences/screen/ScreenPage.tsx"), "ScreenPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    deliveries,
    newDelivery,
    mapping,
    savedMappings,
    delivery,
    findings,
    finding,
    cases,
    legalCase,
    rules,
    rule,
    ruleCoverage,
    circulars,
    workbench,
    limits,
    compute,
    calendar,
    inbox,
    register,
    newRecord,
    record,
    definitionsList,
    definition,
    conferences,
    conferenceKind,
    conference,
    conferenceLive,
    conferenceScreen,
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: "intent",
  defaultPendingComponent: () => (
    <div className="page">
      <Skeleton lines={8} />
    </div>
  ),
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: NotFoundPage,
});

function BrokenPage() {
  const { say } = useWords();
  return (
    <EmptyState title={say(failureWords.title)}>
      <p>{say(failureWords.pageBroke)}</p>
      <Button onClick={() => window.location.reload()}>{say(failureWords.reload)}</Button>
    </EmptyState>
  );
}

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
