// Where the server listens. The contract's modules carry its schemas with them, which pages have no use for: the types
// alone are imported, and hold these to the contract.
import type {
  apiPath as contractApiPath,
  calendarCheckPath as contractCalendarCheckPath,
  calendarTemplatePath as contractCalendarTemplatePath,
  checkedWorkbookPath as contractCheckedWorkbookPath,
  findingsWorkbookPath as contractWorkbookPath,
  limitsWorkbookPath as contractLimitsWorkbookPath,
  minutesDraftPath as contractMinutesDraftPath,
  monitoringPaperPath as contractMonitoringPaperPath,
  registerPaths as contractRegisterPaths,
  templatePath as contractTemplatePath,
  uploadPath as contractUploadPath,
} from "@jianheng/contract";

export const apiPath: typeof contractApiPath = "/api/rpc";
export const findingsWorkbookPath: typeof contractWorkbookPath = "/api/findings.xlsx";
export const limitsWorkbookPath: typeof contractLimitsWorkbookPath = "/api/limits.xlsx";
export const calendarCheckPath: typeof contractCalendarCheckPath = "/api/calendar/check";
export const calendarTemplatePath: typeof contractCalendarTemplatePath = "/api/calendar/template.xlsx";
export const templatePath: typeof contractTemplatePath = "/api/template.xlsx";
export const uploadPath: typeof contractUploadPath = "/api/deliveries/upload";
export const checkedWorkbookPath: typeof contractCheckedWorkbookPath = (deliveryId, file) =>
  `/api/deliveries/${encodeURIComponent(deliveryId)}/files/${file}/checked.xlsx`;
export const minutesDraftPath: typeof contractMinutesDraftPath = (conferenceId) =>
  `/api/conferences/${conferenceId}/minutes.docx`;
export const monitoringPaperPath: typeof contractMonitoringPaperPath = (id) => `/api/monitoring-papers/${id}.docx`;
export const registerPaths: typeof contractRegisterPaths = {
  template: (register) => `/api/registers/${register}/template.xlsx`,
  workbook: (register) => `/api/registers/${register}/records.xlsx`,
  tryWorkbook: (register) => `/api/registers/${register}/import/try`,
  enterWorkbook: (register) => `/api/registers/${register}/import/enter`,
  triedWorkbook: (register, id) => `/api/registers/${register}/import/${id}.xlsx`,
  importProgress: (register, id) => `/api/registers/${register}/import/progress/${id}`,
  attach: (recordId) => `/api/records/${recordId}/files`,
  file: (recordId, fileId) => `/api/records/${recordId}/files/${fileId}`,
  document: (recordId, document) => `/api/records/${recordId}/documents/${document}.docx`,
  definition: (register) => `/api/registers/${register}/definition.yaml`,
};
