export { findLastScreened, listDeliveryIds } from "./store.ts";
export { receiveUpload, sweepLake, sweepUploads } from "./uploads.ts";
export { acceptDelivery } from "./actions.ts";
export { deliveryContent } from "./leaf.ts";
