export { findDelivery, findLastScreened, listDeliveryIds, lockOfficeDeliveries } from "./store.ts";
export { receiveUpload, sweepLake, sweepUploads } from "./uploads.ts";
export { acceptDelivery, mayImport } from "./actions.ts";
export { deliveryContent } from "./leaf.ts";
