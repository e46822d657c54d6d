/** The steps of a new delivery that the address can name; screening and result belong to the accepted delivery's page. */
export const newDeliverySteps = ["files", "check", "date"] as const;
export type NewDeliveryStep = (typeof newDeliverySteps)[number];

/** All steps as the reader sees them, in order. */
export const deliverySteps = [...newDeliverySteps, "screening", "result"] as const;
export type DeliveryStep = (typeof deliverySteps)[number];
